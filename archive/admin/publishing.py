"""Status in the admin: the form and the actions take the same steps, through archive.curation."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.records import RecordAdmin, RecordForm
from archive.curation import publish, settle, withdraw
from archive.models import Status

BEFORE_PUBLICATION = {Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED}
STEPS = {
    Status.DRAFT: BEFORE_PUBLICATION,
    Status.IN_REVIEW: BEFORE_PUBLICATION,
    Status.PUBLISHED: {Status.PUBLISHED, Status.WITHDRAWN},
    Status.WITHDRAWN: {Status.WITHDRAWN, Status.PUBLISHED},
}


class ReviewedForm(RecordForm):
    """A form that offers the steps which the record's status allows."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = (self.instance.status, self.instance.withdrawn_reason)
        if "status" in self.fields:
            allowed = STEPS[Status(self.instance.status)]
            self.fields["status"].choices = [
                choice for choice in Status.choices if choice[0] in allowed
            ]

    def clean(self):
        """A withdrawn record has a reason, another one has none."""
        cleaned = super().clean()
        status = self.cleaned_data.get("status")
        reason = self.cleaned_data.get("withdrawn_reason", "").strip()
        if status == Status.WITHDRAWN and not reason:
            self.add_error(
                "withdrawn_reason",
                ValidationError(_("Say why: the reason is shown to the public."), code="required"),
            )
        elif status in BEFORE_PUBLICATION and reason:
            if self.instance.status == Status.WITHDRAWN:
                self.cleaned_data["withdrawn_reason"] = ""
            else:
                self.add_error(
                    "withdrawn_reason",
                    _("Only a withdrawn record has a reason. Empty this, or choose “withdrawn”."),
                )
        return cleaned


@admin.action(description=gettext_lazy("Publish"), permissions=["change"])
def publish_selected(modeladmin, request, queryset):
    """Publish the selected records; those already public stay as they are."""
    number = publish(_locked(modeladmin, queryset), by=request.user)
    said = ngettext("%(number)d record published.", "%(number)d records published.", number)
    modeladmin.message_user(request, said % {"number": number}, messages.SUCCESS)


@admin.action(description=gettext_lazy("Withdraw"), permissions=["change"])
def withdraw_selected(modeladmin, request, queryset):
    """Ask for a reason, then withdraw the selected records, all or none."""
    reason = request.POST.get("reason", "").strip()
    if "reason" not in request.POST or not reason or "\0" in reason:
        return _ask_reason(modeladmin, request, queryset)
    records = _locked(modeladmin, queryset)
    for record in records:
        withdraw(record, by=request.user, reason=reason)
    said = ngettext("%(number)d record withdrawn.", "%(number)d records withdrawn.", len(records))
    modeladmin.message_user(request, said % {"number": len(records)}, messages.SUCCESS)
    return None


def _locked(modeladmin, queryset) -> list:
    """The records, locked; without the joins of the list, which cannot be locked."""
    chosen = list(queryset.order_by().values_list("pk", flat=True))
    records = modeladmin.model._base_manager.select_for_update()
    return list(records.filter(pk__in=chosen).order_by("pk"))


def _ask_reason(modeladmin, request, queryset) -> TemplateResponse:
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Withdraw"),
        "opts": modeladmin.opts,
        "number": queryset.count(),
        "examples": list(queryset[:20]),
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "checkbox": ACTION_CHECKBOX_NAME,
        "across": request.POST.get("select_across", "0"),
        "refused": "reason" in request.POST,
    }
    return TemplateResponse(request, "admin/archive/withdraw.html", context)


class ReviewedAdmin(RecordAdmin):
    """The desk for records with a status."""

    form = ReviewedForm
    actions = [publish_selected, withdraw_selected]

    def save_model(self, request, obj, form, change):
        """Save under the status it had; save_related takes the step to another."""
        form.wanted = (obj.status, obj.withdrawn_reason)
        if self._takes_step(form):
            obj.status, obj.withdrawn_reason = form.before
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Save the parts, then publish or withdraw where the form says so."""
        super().save_related(request, form, formsets, change)
        status, reason = form.wanted
        with transaction.atomic():
            if not self._takes_step(form):
                settle([form.instance], request.user)
            elif status == Status.PUBLISHED:
                publish([form.instance], by=request.user)
            else:
                withdraw(form.instance, by=request.user, reason=reason)

    def _takes_step(self, form) -> bool:
        """Whether the form publishes or withdraws the record."""
        status, _reason = form.wanted
        return "status" in form.changed_data and status in (Status.PUBLISHED, Status.WITHDRAWN)
