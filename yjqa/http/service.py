"""What every route works with: the library and what the service keeps, one of each a process."""

import threading
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from yjqa.http.computing import Computing
from yjqa.http.lists.caching import ListCache
from yjqa.http.metrics import Metrics
from yjqa.http.middleware.rate_limiter import RateLimiter
from yjqa.http.pages.pictures import Pictures
from yjqa.library import Library, open_library
from yjqa.service.audit import Audit
from yjqa.service.conversations import Conversations
from yjqa.service.database import open_database
from yjqa.service.files import PaperFiles
from yjqa.service.jobs import Jobs
from yjqa.service.keys import Keys
from yjqa.settings import ServiceSettings, Settings
from yjqa.store.connections import Connections


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of a running service. `stopping` is set as soon as it is told to stop: what lasts long looks at it."""

    settings: Settings
    options: ServiceSettings
    library: Library
    database: Connections
    audit: Audit
    keys: Keys
    rate_limiter: RateLimiter
    pictures: Pictures
    conversations: Conversations
    computing: Computing
    lists: ListCache
    jobs: Jobs
    files: PaperFiles
    metrics: Metrics = field(default_factory=Metrics)
    stopping: threading.Event = field(default_factory=threading.Event)

    def close(self) -> None:
        """Closes what is open."""
        self.computing.close()
        self.pictures.close()
        self.rate_limiter.close()
        self.library.close()
        self.database.close()


def open_service(settings: Settings, options: ServiceSettings) -> Service:
    """Opens the knowledge base and the service's own file beside it. Raises `StoreError`, `InvalidRequest`."""
    library = open_library(settings)
    database = open_database(settings.store)
    return Service(
        settings,
        options,
        library,
        database,
        Audit(settings.store, options),
        Keys(database),
        RateLimiter(settings.store),
        Pictures(settings),
        Conversations(database, options.conversation_minutes),
        Computing(library, options),
        ListCache(library),
        Jobs(database),
        PaperFiles(settings.store),
    )


async def current_service(request: Request) -> Service:
    """The service that a request came to. Async, so that no thread is needed for it."""
    service: Service = request.app.state.service
    return service


CurrentService = Annotated[Service, Depends(current_service)]
