"""Whose turn it is, and the trail of a trajectory."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what this is and where to sign in."""
    return render(request, "overview/home.html")


def my_tasks(request: HttpRequest) -> HttpResponse:
    """Show whose turn it is, and with what."""
    return render(request, "overview/my_tasks.html")
