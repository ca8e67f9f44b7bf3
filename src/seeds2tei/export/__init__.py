"""Other forms of an encoded document: translation memory, table, plain text. Nothing here changes the TEI."""
