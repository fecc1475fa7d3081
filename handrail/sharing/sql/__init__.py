from functools import cache
from importlib.resources import files


@cache
def sql(name: str) -> str:
    return files("handrail.sharing").joinpath(f"sql/{name}.sql").read_text("utf-8")
