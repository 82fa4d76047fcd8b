"""What can become of an index: emptied, dropped, torn. Nothing that people wrote is touched."""

from django.db import connection

LATER = "UPDATE search_words_data SET block = randomblob(30) WHERE id > 10"
"""All but the list of the parts of the index: the table opens, and falls to pieces when it is asked."""
HARMS = {
    "sqlite": {
        "the words are dropped": ["DROP TABLE search_words"],
        "the documents are emptied": ["DELETE FROM search_document"],
        "the documents are dropped": ["DROP TABLE search_document"],
        "both are dropped": ["DROP TABLE search_words", "DROP TABLE search_document"],
        "what lies behind the words is dropped": ["DROP TABLE search_words_data"],
        "what lies behind the words is emptied": ["DELETE FROM search_words_data"],
        "the settings of the words are dropped": ["DROP TABLE search_words_config"],
        "the words are blank": ["UPDATE search_words_data SET block = x'00'"],
        "the words are noise": [LATER],
        "the documents have no terms": ["ALTER TABLE search_document DROP COLUMN terms"],
        "the terms are blank": ["UPDATE search_document SET terms = x''"],
        "the terms are noise": ["UPDATE search_document SET terms = x'010203'"],
    },
    "postgresql": {
        "the documents are emptied": ["DELETE FROM search_document"],
        "the documents are dropped": ["DROP TABLE search_document"],
        "the looking glass is dropped": ["DROP INDEX search_document_keys"],
        "what the looking glass is ground with is dropped": ["DROP FUNCTION search_keys CASCADE"],
        "the terms are dropped": ["ALTER TABLE search_document DROP COLUMN terms"],
        "the terms are blank": ["UPDATE search_document SET terms = '{}'"],
    },
}
"""By kind of database: what happened, and how to make it happen."""


def harm(name: str) -> None:
    """This happens to the index now."""
    with connection.cursor() as cursor:
        for sql in HARMS[connection.vendor][name]:
            cursor.execute(sql)
