"""Signing in as the demo's people over plain HTTP, and what each of them may open."""

import http.client
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import psycopg

REACHED = """
SELECT m.id, u.full_name, p.role, array(
    SELECT DISTINCT r.person_id::text FROM disclosure_reach r
    WHERE (r.team_id = p.team_id OR (p.role = 'police_safeguarding_lead' AND r.agency_id = t.agency_id))
      AND r.since <= current_date AND (r.until IS NULL OR r.until > current_date)
    ORDER BY 1 LIMIT 400)
FROM partnership_membership m
JOIN partnership_user u ON u.id = m.user_id
JOIN partnership_post p ON p.id = m.post_id
JOIN partnership_team t ON t.id = p.team_id
ORDER BY m.id
"""


@dataclass(frozen=True)
class Holder:
    membership: int
    name: str
    role: str
    persons: list[str]


def holders(database: str) -> list[Holder]:
    """Who sits in a post, and (some of) the persons whom they may open today."""
    with psycopg.connect(database) as connection:
        return [Holder(*row) for row in connection.execute(REACHED).fetchall()]


def _cookies(response: http.client.HTTPResponse) -> dict[str, str]:
    given = response.headers.get_all("Set-Cookie") or []
    return dict(header.split(";")[0].split("=", 1) for header in given)


@dataclass(frozen=True)
class Session:
    """What a browser sends along: the `Cookie` header, and the token that its forms post."""

    cookie: str
    token: str


def session(host: str, port: int, membership: int) -> Session:
    """That of somebody who has just pressed their button on the demo's page."""
    connection = http.client.HTTPConnection(host, port, timeout=60)
    connection.request("GET", "/demo")
    page = connection.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    cookies = _cookies(page)
    assert token is not None
    form: dict[str, Any] = {"csrfmiddlewaretoken": token[1], "membership": membership}
    headers = {
        "Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items()),
        "Content-Type": "application/x-www-form-urlencoded",
        "Referer": f"http://{host}:{port}/demo",
    }
    connection.request("POST", "/demo", urlencode(form), headers)
    answer = connection.getresponse()
    answer.read()
    cookies |= _cookies(answer)
    assert "sessionid" in cookies, answer.status
    return Session("; ".join(f"{k}={v}" for k, v in cookies.items()), cookies["csrftoken"])
