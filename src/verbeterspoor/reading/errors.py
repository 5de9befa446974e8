"""What can be wrong with a file: one exception per reason, with a code that the caller translates."""


class UnreadableDocument(Exception):
    """The only exception that leaves this package: the file cannot be read, and `code` says why."""

    code = "unreadable"
    message = "This file cannot be read."

    def __init__(self, message: str | None = None):
        self.message = message or type(self).message
        super().__init__(self.message)


class EmptyDocument(UnreadableDocument):
    code = "empty"
    message = "This file is empty."


class DamagedDocument(UnreadableDocument):
    code = "damaged"
    message = "This file is damaged and cannot be opened."


class EncryptedDocument(UnreadableDocument):
    code = "encrypted"
    message = "This file is locked with a password."


class ImageOnlyDocument(UnreadableDocument):
    code = "image_only"
    message = "This file holds only images of pages, without text."


class UnsupportedDocument(UnreadableDocument):
    code = "unsupported"
    message = "This kind of file cannot be read yet."


class ActiveContentDocument(UnreadableDocument):
    code = "active_content"
    message = "This file contains scripts, attachments or commands and is refused for safety."


class WrongName(UnreadableDocument):
    code = "wrong_name"
    message = "The ending of the file name does not agree with what is in the file."
