"""EMAIL_URL says where mail goes; a mistake in it is named at the start, instead of mail that vanishes."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from verbeterspoor.config.settings import mail_server


def test_without_a_mail_server_mail_goes_to_a_folder() -> None:
    assert mail_server("folder:") == {"EMAIL_BACKEND": "verbeterspoor.foundation.mail_folder.FolderBackend"}


@pytest.mark.parametrize(
    ("url", "port", "is_tls", "asks_starttls"),
    [
        ("smtp://gebruiker:p%40s@post.example", 587, False, True),
        ("smtp://gebruiker:p%40s@post.example:25?starttls=no", 25, False, False),
        ("smtps://gebruiker:p%40s@post.example", 465, True, False),
    ],
)
def test_a_mail_server_is_read_from_its_address(url: str, port: int, is_tls: bool, asks_starttls: bool) -> None:
    read = mail_server(url)

    assert (read["EMAIL_HOST"], read["EMAIL_PORT"]) == ("post.example", port)
    assert (read["EMAIL_HOST_USER"], read["EMAIL_HOST_PASSWORD"]) == ("gebruiker", "p@s")
    assert (read["EMAIL_USE_SSL"], read["EMAIL_USE_TLS"]) == (is_tls, asks_starttls)


def test_a_mistake_in_the_address_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="smpt"):
        mail_server("smpt://post.example")
