#!/usr/bin/env bash
# Installs what some tests need beside the environment, on Debian and its relatives: Java (schemas of exports), Chromium and
# fonts (the site in a browser), PostgreSQL (the site's database on a server), started with an empty database for tests.
set -euo pipefail

needed=()
command -v java >/dev/null || needed+=(default-jre-headless)
command -v chromium >/dev/null || needed+=(chromium fonts-noto-cjk fonts-noto-core)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || needed+=(postgresql)

if ((${#needed[@]})); then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${needed[@]}"
fi

read -r version cluster _ < <(pg_lsclusters --no-header) || { echo "test-services: no cluster of PostgreSQL" >&2; exit 1; }
pg_ctlcluster "$version" "$cluster" start 2>/dev/null || pg_ctlcluster "$version" "$cluster" status >/dev/null

as_postgres() { (cd / && runuser -u postgres -- psql -qtA -v ON_ERROR_STOP=1 "$@"); }

as_postgres -c "SELECT 1 FROM pg_roles WHERE rolname = 'onrecord'" | grep -q 1 ||
  as_postgres -c "CREATE ROLE onrecord LOGIN PASSWORD 'onrecord'"
# One for tests in one process, and one for each of two.
for name in onrecord_test onrecord_test_gw0 onrecord_test_gw1; do
  as_postgres -c "DROP DATABASE IF EXISTS $name WITH (FORCE)" -c "CREATE DATABASE $name OWNER onrecord" 2>/dev/null
done
