"""The API of the demo record behind a real server of this machine, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.demo.build import build
from onrecord.record.corrections import correct
from onrecord.record.omissions import Claim, add_omission
from onrecord.record.writer import Writer

SERVER = """
import sys, threading
from pathlib import Path
from types import ModuleType
from wsgiref.simple_server import WSGIRequestHandler, make_server
from django.conf import settings
import django
from onrecord.web.gate.options import SiteOptions

folder = Path(sys.argv[1])
addresses = ModuleType("addresses")
sys.modules["addresses"] = addresses
settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF="addresses", SECRET_KEY="of a test", USE_TZ=True, STATIC_URL="/static/",
    MIDDLEWARE=["onrecord.web.gate.headers.Headers", "onrecord.web.gate.address.Address"], ONRECORD=SiteOptions(folder),
)
django.setup()
from django.urls import include, path
from django.core.handlers.wsgi import WSGIHandler
from onrecord.web.api.options import ApiOptions
settings.ONRECORD_API = ApiOptions(rate=0)
addresses.urlpatterns = [path("api/v1/", include("onrecord.web.api.urls"))]

class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass

server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet)
print(server.server_address[1], flush=True)
threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
server.serve_forever()
"""


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the folder of the demo record, with a correction of a reading and words that a page is said to leave out."""
    folder = tmp_path_factory.mktemp("far") / "record"
    build(folder)
    claim = Claim("The spokesperson then laughed for a while.", "https://news.example/1", "as filmed", "ed")
    with Writer(folder) as writer:
        correct(writer, "xa-mfa/2024-04-11/en/a2", "speaker", "D. H.", reason="as its label", author="ed")
        add_omission(writer, "xa-mfa/2024-04-11", claim)
    return folder


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """Yields the address of a server of the demo record's API; it ends when its standard input does."""
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(demo)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    assert server.stdin is not None
    port = server.stdout.readline().strip()
    assert port.isdigit(), "the server did not start"
    yield f"http://127.0.0.1:{port}"
    server.stdin.close()
    server.stdout.close()
    server.wait(timeout=30)
