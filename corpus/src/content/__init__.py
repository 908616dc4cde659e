"""The sample papers: what each says, apart from how it is typeset."""

from content.board_minutes import APRIL, JULY
from content.briefing import BRIEFING
from content.management_board_pack import PACK
from content.performance_report import PERFORMANCE
from content.plan_northmarch import PLAN_2020, PLAN_2021
from content.plan_westshire_eastport import PLAN_2017
from content.risk_register import RISKS
from content.work_plan import WORK_PLAN
from content.working_group import WORKING_GROUP

PAPERS = (
    PLAN_2017,
    PLAN_2020,
    PLAN_2021,
    APRIL,
    JULY,
    PACK,
    PERFORMANCE,
    WORK_PLAN,
    RISKS,
    WORKING_GROUP,
    BRIEFING,
)
