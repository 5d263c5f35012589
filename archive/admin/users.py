"""Archivists and administrators: the stock desk for users."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from archive.models import User

admin.site.register(User, UserAdmin)
