"""Room 9: answers over HTTP: pages for people, SPARQL and JSON for machines."""

from kg.web.app import make_app
from kg.web.assistant import make_assistant
from kg.web.connection import Connection
from kg.web.desk import Desk
from kg.web.settings import LOOPBACK, Settings

__all__ = ["LOOPBACK", "Connection", "Desk", "Settings", "make_app", "make_assistant"]
