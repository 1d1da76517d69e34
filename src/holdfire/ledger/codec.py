"""Records as plain values and back, by their types alone, so that a new kind of record needs no code."""

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain(value: object) -> object:
    """`value` in terms of JSON: a record is an object without the fields that have their default, a tuple a list."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != field.default or field.default is dataclasses.MISSING
        }
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def dumped(value: object) -> str:
    """`plain(value)` as the shortest JSON, the same text for the same value."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def restored(kind: type[T], value: object) -> T:
    """The record (or tuple, or plain value) of type `kind` that `plain` made `value` of; raises ValueError for anything else."""
    try:
        return cast(T, _restorer(cast(Any, kind))(value))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a {kind}: {str(value)[:80]}") from error


def types_of(kind: Any) -> Mapping[str, Any]:
    """The types of a record's fields in order, with the names of types resolved."""
    return _types_of(kind)


@cache
def _types_of(kind: Any) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def without_null(kind: Any) -> Any:
    """The type that is left of `X | None`."""
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (part for part in get_args(kind) if part is not types.NoneType)
    return kind


@cache
def _restorer(kind: Any) -> Callable[[Any], Any]:
    inner = without_null(kind)
    if inner is not kind:
        restore = _restorer(inner)
        return lambda value: None if value is None else restore(value)
    if get_origin(kind) is tuple:
        item = _restorer(get_args(kind)[0])
        return lambda value: tuple(map(item, value))
    if dataclasses.is_dataclass(kind):
        made: Any = kind
        fields = {name: _restorer(hint) for name, hint in types_of(made).items()}
        return lambda value: made(**{name: fields[name](held) for name, held in value.items()})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if kind is date:
        return date.fromisoformat
    return lambda value: value
