"""Methods that an address takes, and those that it does not."""

import httpx
import pytest


@pytest.mark.parametrize(
    "address",
    ["/v1/actions", "/v1/actions?format=csv", "/v1/documents", "/healthz", "/openapi.json", "/v1/actions?limit=0"],
)
def test_the_head_of_an_address_can_be_asked_for_alone(client: httpx.Client, address: str) -> None:
    whole, head = client.get(address), client.head(address)

    assert head.status_code == whole.status_code
    assert head.content == b""
    for name in ("content-type", "content-length", "etag", "link"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_the_head_of_what_has_not_changed_says_so(client: httpx.Client) -> None:
    tag = client.get("/v1/budgets").headers["etag"]

    assert client.head("/v1/budgets", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("method", "address", "taken"),
    [
        ("PUT", "/v1/documents", "GET, HEAD, POST"),
        ("POST", "/v1/documents/any", "DELETE, GET, HEAD"),
        ("GET", "/v1/ask", "POST"),
        ("HEAD", "/v1/ask", "POST"),
        ("OPTIONS", "/v1/actions", "GET, HEAD"),
        ("POST", "/openapi.json", "GET, HEAD"),
    ],
)
def test_a_method_that_an_address_does_not_take_is_told_with_those_that_it_does(
    client: httpx.Client, method: str, address: str, taken: str
) -> None:
    response = client.request(method, address)

    assert response.status_code == 405
    assert response.headers["allow"] == taken
    if method != "HEAD":
        assert response.json()["type"] == "urn:yjqa:problem:method-not-allowed"
