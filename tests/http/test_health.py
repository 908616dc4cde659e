"""Whether the service lives and is ready."""

import httpx
import pytest


def test_a_running_service_is_alive_and_ready_with_its_papers(client: httpx.Client) -> None:
    alive, ready = client.get("/healthz"), client.get("/readyz")

    assert (alive.status_code, alive.json()) == (200, {"status": "ok"})
    assert ready.status_code == 200
    assert ready.json()["documents"] > 5


@pytest.mark.parametrize("address", ["/v1/nothing-of-the-sort", "/v1/actions/", "/v1//actions"])
def test_an_address_that_does_not_exist_is_told_as_a_problem(client: httpx.Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "urn:yjqa:problem:not-found"
