"""The pages of the record: plain views over the files, the catalog and the search index. Everybody sees the same pages."""
