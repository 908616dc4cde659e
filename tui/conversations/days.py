"""When something was asked, as people write it, by the clock of the machine."""

import datetime


def day_and_time(moment: datetime.datetime) -> str:
    """ "31 May 2020, 09:05"."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"
