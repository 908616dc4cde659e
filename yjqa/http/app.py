"""The application: routes, what lies around them, and what they work with."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp

from yjqa import __version__
from yjqa.http.etags import add_not_modified_handler
from yjqa.http.middleware.access import Access
from yjqa.http.middleware.concurrency import ConcurrencyLimit
from yjqa.http.middleware.methods import HeadRequests, add_method_handler
from yjqa.http.middleware.origins import Origins
from yjqa.http.middleware.problem_responses import ProblemResponses
from yjqa.http.middleware.request_limits import RequestLimits
from yjqa.http.middleware.request_log import RequestLog
from yjqa.http.middleware.request_metrics import RequestMetrics
from yjqa.http.middleware.security_headers import SecurityHeaders
from yjqa.http.openapi import document_of
from yjqa.http.problems import add_problem_handlers
from yjqa.http.routes import (
    ask,
    audit,
    checks,
    compare,
    conversations,
    documents,
    health,
    home,
    jobs,
    metrics,
    originals,
    pages,
    records,
    search,
    uploads,
)
from yjqa.http.running.stopping import stopping_on_signals
from yjqa.http.running.warming import warm
from yjqa.http.service import Service, open_service
from yjqa.settings import ServiceSettings, Settings

ROUTERS = (
    home.router,
    health.router,
    metrics.router,
    audit.router,
    ask.router,
    conversations.router,
    search.router,
    records.router,
    compare.router,
    checks.router,
    documents.router,
    uploads.router,
    jobs.router,
    pages.router,
    originals.router,
)
"""Every file of routes."""

Middleware = Callable[[ASGIApp, Service], ASGIApp]

MIDDLEWARE: tuple[Middleware, ...] = (
    RequestLog,
    RequestMetrics,
    SecurityHeaders,
    Origins,
    ProblemResponses,
    ConcurrencyLimit,
    Access,
    RequestLimits,
    HeadRequests,
)
"""What lies around the routes, the outermost first; each is made of the inner application and the service."""


def create_app() -> FastAPI:
    """The application over the knowledge base that the environment names (`YJQA_*`). It opens when it starts up."""
    return app_of(open_service(Settings(), ServiceSettings()))


def app_of(service: Service) -> FastAPI:
    """The application over an open service, which it closes when it shuts down."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        warm(service.library)
        with stopping_on_signals(service):
            yield
        service.close()

    app = FastAPI(
        title="yjqa",
        version=__version__,
        summary="Questions and answers over youth justice partnership papers, with the page that proves each answer.",
        lifespan=lifespan,
        generate_unique_id_function=_operation_id,
        docs_url=None,  # its page takes scripts from the internet
        redoc_url=None,
        redirect_slashes=False,  # where it led, the key of the address was lost, and behind a proxy the host
    )
    app.state.service = service
    for middleware in reversed(MIDDLEWARE):
        app.add_middleware(middleware, service)
    add_problem_handlers(app)
    add_not_modified_handler(app)
    add_method_handler(app, ROUTERS)
    app.openapi = lambda: document_of(app)  # type: ignore[method-assign]  # FastAPI's own way to change it
    for router in ROUTERS:
        app.include_router(router)
    return app


def _operation_id(route: APIRoute) -> str:
    """A route's operation id: the name of its function, which is never changed once it is out."""
    return route.name
