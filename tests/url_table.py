"""Who opens which address: the whole access policy of the site as one table (rule by role; everybody else gets 404)."""

from __future__ import annotations

OURS = ("organisations", "notices", "trajectories", "supervision", "plans", "intake", "overview")
INSIDE = {"coordinator", "author", "portfolio_holder", "manager", "secretariat"}
LEAD = {"coordinator"}
READERS_IN = {"coordinator", "author"}
ADMIN = {"administrator"}
BODIES = {"coordinator", "administrator"}
EXECUTOR = {"partner"}
INVESTIGATOR = {"inspector"}
PARTIES = {"partner", "unit", "inspector"}
EXECUTORS = {"partner", "unit", "other_partner"}
LISTS = INSIDE | EXECUTORS | {"inspector", "auditor"}
ROLES = sorted(INSIDE | ADMIN | EXECUTORS | {"inspector", "auditor", "council_clerk"})

TABLE: dict[str, tuple[str, set[str]]] = {
    "organisations:admin": ("", BODIES),
    "organisations:people": ("", ADMIN),
    "organisations:person_new": ("", ADMIN),
    "organisations:person": ("person", ADMIN | {"partner"}),
    "organisations:hand_over": ("person", ADMIN | {"partner"}),
    "organisations:password_renew": ("person", ADMIN),
    "organisations:role_end": ("membership", ADMIN),
    "organisations:bodies": ("", BODIES),
    "organisations:body_new": ("", BODIES),
    "organisations:units": ("", BODIES),
    "organisations:unit_new": ("", BODIES),
    "notices:mails": ("", ADMIN),
    "trajectories:list": ("", LISTS),
    "trajectories:new": ("", LEAD),
    "trajectories:edit": ("trajectory", LEAD),
    "trajectories:parties": ("trajectory", INSIDE),
    "trajectories:history": ("trajectory", INSIDE),
    "overview:trail": ("trajectory", INSIDE | PARTIES),
    "supervision:findings": ("trajectory", INSIDE | INVESTIGATOR),
    "supervision:finding_new": ("trajectory", LEAD),
    "supervision:investigation_new": ("trajectory", LEAD),
    "supervision:investigation": ("investigation", INSIDE | INVESTIGATOR),
    "supervision:investigation_edit": ("investigation", LEAD),
    "supervision:step_mend": ("change", LEAD),
    "supervision:report_new": ("trajectory", LEAD),
    "supervision:first_impression_new": ("trajectory", LEAD),
    "supervision:terms": ("trajectory", INSIDE | EXECUTOR),
    "supervision:term_new": ("trajectory", LEAD),
    "supervision:papers": ("trajectory", INSIDE),
    "supervision:finding": ("finding", INSIDE | INVESTIGATOR),
    "supervision:finding_edit": ("finding", LEAD),
    "supervision:judge": ("finding", LEAD | INVESTIGATOR),
    "supervision:measure_new": ("impression", LEAD),
    "supervision:measure_link": ("measure", LEAD),
    "supervision:term": ("term", INSIDE | EXECUTOR),
    "supervision:term_extend": ("term", LEAD),
    "supervision:source": ("quote", INSIDE),
    "supervision:file": ("file", INSIDE),
    "supervision:tests": ("trajectory", INSIDE | INVESTIGATOR),
    "supervision:assessment_new": ("investigation", LEAD | INVESTIGATOR),
    "supervision:assessment": ("test", INSIDE | INVESTIGATOR),
    "supervision:retest_new": ("test", LEAD | INVESTIGATOR),
    "supervision:assessment_fill": ("test", LEAD | INVESTIGATOR),
    "supervision:finding_expectations": ("finding", LEAD),
    "supervision:frameworks": ("", INSIDE),
    "supervision:framework_new": ("", LEAD),
    "supervision:framework": ("framework", INSIDE),
    "supervision:framework_csv": ("framework", INSIDE),
    "supervision:framework_copy": ("framework", LEAD),
    "supervision:framework_edit": ("framework", LEAD),
    "supervision:framework_scale": ("framework", LEAD),
    "supervision:framework_import": ("framework", LEAD),
    "supervision:expectation_new": ("framework", LEAD),
    "supervision:expectation_edit": ("expectation", LEAD),
    "supervision:theme_edit": ("theme", LEAD),
    "plans:mine": ("", EXECUTORS),
    "plans:action": ("action", INSIDE | EXECUTOR | {"other_partner"}),
    "plans:report": ("action", EXECUTOR),
    "plans:judge": ("action", LEAD),
    "plans:behalf": ("action", LEAD),
    "plans:copy": ("registered", EXECUTOR),
    "plans:action_edit": ("action", LEAD),
    "plans:action_lapse": ("action", LEAD),
    "plans:action_reopen": ("action", LEAD),
    "plans:wait_for": ("action", LEAD),
    "plans:milestone_new": ("action", LEAD),
    "plans:milestone_edit": ("milestone", LEAD),
    "plans:milestone_reached": ("milestone", LEAD | EXECUTOR),
    "plans:part_new": ("action", LEAD),
    "plans:part_edit": ("part", LEAD),
    "plans:part_remove": ("part", LEAD),
    "plans:part_report": ("part", {"other_partner"}),
    "plans:part_judge": ("part", LEAD),
    "plans:plan": ("trajectory", INSIDE),
    "plans:action_new": ("trajectory", LEAD),
    "plans:adopt": ("trajectory", LEAD),
    "plans:adjust": ("trajectory", LEAD),
    "plans:request_new": ("action", LEAD | EXECUTOR | {"other_partner"}),
    "plans:request": ("request", INSIDE | EXECUTOR | {"other_partner"}),
    "plans:adjustment": ("adjustment", INSIDE),
    "plans:progress": ("trajectory", INSIDE),
    "plans:board": ("trajectory", INSIDE),
    "plans:timeline": ("trajectory", INSIDE),
    "plans:partners": ("trajectory", INSIDE),
    "plans:by_finding": ("trajectory", INSIDE),
    "plans:matrix": ("trajectory", INSIDE),
    "plans:view_forget": ("view", LEAD),
    "plans:rounds": ("trajectory", INSIDE),
    "plans:round_new": ("trajectory", LEAD),
    "plans:round": ("round", INSIDE),
    "plans:round_answer": ("round", EXECUTOR),
    "plans:round_close": ("round", LEAD),
    "intake:start": ("", READERS_IN),
    "intake:list": ("", READERS_IN),
    "intake:reading": ("reading", READERS_IN),
    "intake:progress": ("reading", READERS_IN),
    "intake:view": ("reading", READERS_IN),
    "intake:correct": ("candidate", LEAD),
}
"""Name of the address → the thing it is about, and who opens it."""

NO_PICTURE = {"supervision:source_image", "intake:image"}
"""Pictures exist of a PDF only; the text file of this table has none."""
ONLY_TO_DO = {
    "organisations:invitation_again": "invitation",
    "organisations:invitation_revoke": "invitation",
    "notices:try_again": "mail",
    "supervision:assessment_finish": "test",
    "supervision:assessment_drop": "test",
    "supervision:expectation_remove": "expectation",
    "supervision:origin": "finding",
    "supervision:investigation_step": "investigation",
    "supervision:term_step": "term",
    "plans:view_keep": "trajectory",
    "plans:round_remind": "round",
    "plans:link_revoke": "link",
    "plans:link_renew": "link",
    "plans:bulk": "trajectory",
    "supervision:term_anchor": "term",
    "intake:again": "reading",
    "intake:remove": "reading",
    "intake:document": "reading",
    "intake:add_finding": "reading",
    "intake:judge": "candidate",
    "intake:accept_all": "group",
}
"""Addresses that only do something: reading them is refused (405)."""
EVERYBODY = {"overview:home", "overview:my_tasks", "organisations:clock", "organisations:invitation"}
ONES_OWN = {
    "notices:inbox", "notices:read_all", "notices:open", "notices:settings", "notices:unsubscribe", "notices:folder",
    "notices:letter", "notices:calendars", "notices:calendar_new", "notices:calendar_renew", "notices:calendar_revoke",
    "notices:calendar",
    "organisations:my_roles",
}  # fmt: skip
"""Addresses without a municipality, where everybody finds what is theirs; tested with their capability."""
