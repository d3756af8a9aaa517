"""The tables of the catalog: a projection of the ledger that can be deleted and made again."""

from __future__ import annotations

VERSION = 3
"""Raised with every change of the tables: a catalog of another version is made anew."""

TABLES = """
CREATE TABLE state (version INTEGER NOT NULL, entries INTEGER NOT NULL);
CREATE TABLE pages (
  page TEXT PRIMARY KEY, address TEXT, sha256 TEXT, edition TEXT, first TEXT NOT NULL, changed TEXT NOT NULL,
  checked TEXT NOT NULL, checks INTEGER NOT NULL, result TEXT NOT NULL, etag TEXT, modified TEXT
) WITHOUT ROWID;
CREATE INDEX pages_sha256 ON pages (sha256);
CREATE INDEX pages_edition ON pages (edition);
CREATE TABLE captures (
  entry INTEGER PRIMARY KEY, page TEXT NOT NULL, address TEXT, sha256 TEXT NOT NULL, file TEXT NOT NULL,
  offset INTEGER NOT NULL, length INTEGER NOT NULL, media_type TEXT, charset TEXT, time TEXT NOT NULL, nature TEXT,
  outcome TEXT NOT NULL, reason TEXT
);
CREATE INDEX captures_sha256 ON captures (sha256);
CREATE INDEX captures_page ON captures (page);
CREATE TABLE archives (file TEXT PRIMARY KEY, length INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE briefings (
  id TEXT PRIMARY KEY, office TEXT NOT NULL, date TEXT, kind TEXT NOT NULL, is_briefing INTEGER NOT NULL,
  presider TEXT, publisher TEXT
) WITHOUT ROWID;
CREATE INDEX briefings_day ON briefings (office, date);
CREATE TABLE editions (
  id TEXT PRIMARY KEY, briefing TEXT NOT NULL, language TEXT NOT NULL, nature TEXT NOT NULL, page TEXT NOT NULL,
  revisions INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX editions_briefing ON editions (briefing);
CREATE TABLE revisions (
  id TEXT PRIMARY KEY, edition TEXT NOT NULL, number INTEGER NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,
  capture TEXT NOT NULL, entry INTEGER NOT NULL, time TEXT NOT NULL, cause TEXT NOT NULL, title TEXT,
  statements INTEGER NOT NULL, exchanges INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX revisions_edition ON revisions (edition, number);
CREATE INDEX revisions_capture ON revisions (capture);
CREATE INDEX revisions_title ON revisions (title);
CREATE TABLE notes (entry INTEGER PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, time TEXT NOT NULL);
CREATE INDEX notes_target ON notes (target);
"""
