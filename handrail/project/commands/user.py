import click

from handrail.project.cli import start_django


@click.group()
def command() -> None:
    """People who sign in, and the posts they sit in.

    \b
    Example:
      handrail user agency marlshire-cs "Children's social care" --kind childrens_social_care --phone "01632 960101"
      handrail user team front-door "Integrated Front Door" --agency marlshire-cs
      handrail user post "Duty social worker" --team front-door --role front_door_worker
      handrail user add j.okafor --name "J. Okafor" --post 1
      handrail user list
    """


@command.command()
@click.argument("code")
@click.argument("name")
@click.option("--kind", required=True, help="childrens_social_care, police, health, education, housing and so on.")
@click.option("--phone", default="", help="Whom others ring about somebody.")
@click.option("--hours", default="", help="When that is answered, such as 'weekdays 9 to 5'.")
def agency(code: str, name: str, kind: str, phone: str, hours: str) -> None:
    """Make an agency of the partnership. Its code is a short name of your own, which never changes."""
    start_django()
    from handrail.partnership.public import create_agency

    made = create_agency(code=code, name=name, kind=kind, duty_phone=phone, duty_hours=hours, by=None)
    click.echo(f"Agency {made.code}: {made.name}")


@command.command()
@click.argument("code")
@click.argument("name")
@click.option("--agency", "agency_code", required=True, help="The agency's code.")
@click.option("--phone", default="")
def team(code: str, name: str, agency_code: str, phone: str) -> None:
    """Make a team in an agency."""
    start_django()
    from handrail.partnership.public import create_team

    made = create_team(agency_code=agency_code, code=code, name=name, phone=phone, by=None)
    click.echo(f"Team {made.code}: {made.name}")


@command.command()
@click.argument("username")
@click.option("--name", required=True, help="As colleagues write it.")
@click.option("--post", "post_id", type=int, required=True, help="The post's number, from `handrail user posts`.")
@click.option("--password", help="Asked for when not given; at least 12 characters.")
@click.option("--no-password", is_flag=True, help="They sign in by their organisation's provider alone.")
def add(username: str, name: str, post_id: int, password: str | None, no_password: bool) -> None:
    """Let somebody sign in, in a post."""
    if password is None and not no_password:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    start_django()
    from handrail.kernel import clock
    from handrail.partnership.public import add_user

    add_user(username=username, full_name=name, post_id=post_id, password=password, since=clock.today(), by=None)
    if password is None:
        click.echo(f"{name} is in the post. `handrail user link {username} ...` lets them sign in by a provider.")
    else:
        click.echo(f"{name} can sign in as {username}, and will be asked to set up a second factor.")


@command.command(name="list")
def list_users() -> None:
    """Who can sign in, and as what."""
    start_django()
    from handrail.kernel import clock
    from handrail.partnership.public import users_and_posts

    for user, posts in users_and_posts(on=clock.today()):
        click.echo(
            f"{user.get_username():<24} {user.full_name:<28} {'; '.join(str(post) for post in posts) or 'no post'}"
        )


@command.command()
def posts() -> None:
    """Every post, and whether it is filled."""
    start_django()
    from handrail.kernel import clock
    from handrail.partnership.public import posts_with_holders

    for post, holders in posts_with_holders(on=clock.today()):
        click.echo(f"{post.pk:>5}  {post!s:<60} {', '.join(str(holder) for holder in holders) or 'VACANT'}")


@command.command()
@click.argument("title")
@click.option("--team", required=True, help="The team's code.")
@click.option("--role", required=True, help="The role's code.")
def post(title: str, team: str, role: str) -> None:
    """Make a post in a team."""
    start_django()
    from handrail.partnership.public import create_post

    made = create_post(title=title, team_code=team, role=role, by=None)
    click.echo(f"Post {made.pk}: {made}")


@command.command()
@click.argument("username")
@click.option("--provider", required=True, help="The provider's short name, as in OIDC_PROVIDERS.")
@click.option("--subject", required=True, help="The provider's own id of the person (its 'sub' or 'oid').")
def link(username: str, provider: str, subject: str) -> None:
    """Let somebody sign in by the council's OpenID Connect provider."""
    start_django()
    from handrail.kernel.errors import UserError
    from handrail.partnership.public import link_identity, user_named
    from handrail.project.configuration import words

    if provider not in words("OIDC_PROVIDERS"):
        raise UserError(f"OIDC_PROVIDERS names no provider '{provider}', so nobody could sign in by it.")

    link_identity(user=user_named(username), provider=provider, subject=subject, by=None)
    click.echo(f"{username} can sign in by {provider}.")


@command.command()
@click.argument("username")
@click.argument("address", default="")
def email(username: str, address: str) -> None:
    """Say where somebody's e-mail goes; without an address, nowhere."""
    start_django()
    from handrail.partnership.public import set_email, user_named

    set_email(user=user_named(username), address=address, by=None)
    click.echo(f"{username} gets e-mail at {address}." if address else f"{username} gets no e-mail.")


@command.command()
@click.argument("username")
def leave(username: str) -> None:
    """End somebody's posts as of today: they can no longer open anything."""
    start_django()
    from handrail.kernel import clock
    from handrail.partnership.public import end_memberships

    click.echo(f"Ended {end_memberships(username=username, on=clock.today(), by=None)} posts.")
