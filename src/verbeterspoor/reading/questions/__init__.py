"""One module per question that is put to a document; each reads the flow and gives answers."""
