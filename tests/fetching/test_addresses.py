"""Which addresses may be asked."""

import pytest

from coranto.fetching.addresses import Addresses, is_public
from coranto.fetching.failures import FetchError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::5", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "64:ff9b::a00:1", "240.0.0.1", "nonsense",
    ],
)  # fmt: skip
def test_an_address_within_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_an_address_of_the_open_internet_is_public(address):
    assert is_public(address)


def test_one_address_within_refuses_the_name():
    with pytest.raises(FetchError, match=r"leads to 10\.0\.0\.1, which is not a public address"):
        Addresses(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"]).of("news.example", 443)


def test_a_host_that_was_named_may_be_within():
    assert Addresses(["Intranet.example"], lambda host, port: ["10.0.0.1"]).of("intranet.EXAMPLE", 80) == ["10.0.0.1"]


def test_a_name_that_nobody_has_is_told():
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(FetchError, match="no machine is called nowhere"):
        Addresses(resolve=unknown).of("nowhere.example", 80)
    with pytest.raises(FetchError, match="no machine is called nowhere"):
        Addresses(resolve=lambda host, port: []).of("nowhere.example", 80)
