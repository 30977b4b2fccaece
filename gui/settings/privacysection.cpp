// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/privacysection.h"

#include "gateway/gateway.h"
#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/localonly.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/settings/destinations.h"
#include "gui/settings/settingfield.h"
#include "gui/settings/settingrow.h"
#include "gui/widgets/card.h"
#include "gui/widgets/line.h"
#include "gui/widgets/note.h"
#include "gui/widgets/switch.h"
#include "gui/widgets/textlabel.h"
#include "models/config/configservice.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

/// The members with one value in them, however deep it lies.
ConfigDocument patchOf(const QStringList &place, const QJsonValue &value)
{
    QJsonValue inner = value;
    for (qsizetype i = place.size() - 1; i > 0; --i)
        inner = QJsonObject{{place[i], inner}};
    ConfigDocument patch;
    patch.members.insert(place.constFirst(), inner);
    return patch;
}

TextLabel *addSentence(Card *card)
{
    auto *label = new TextLabel({}, Role::Muted, TextLabel::Size::Body, card);
    label->setWordWrap(true);
    card->body()->addWidget(label);
    return label;
}

} // namespace

PrivacySection::PrivacySection(const PageContext &context, QWidget *parent)
    : SettingsSection(u"privacy"_s, tr("Privacy"), u"privacy"_s, parent)
    , m_gateway(context.control->gateway())
    , m_config(context.config)
    , m_localOnly(context.localOnly)
    , m_note(new Note(this))
{
    column()->addWidget(m_note);
    makeLeaving(context);
    makeKept();
    connect(m_config, &ConfigService::changed, this, &PrivacySection::load);
    connect(m_localOnly, &LocalOnly::changed, this, &PrivacySection::refreshLocalOnly);
    connect(m_gateway, &Gateway::logTroubleChanged, this, &PrivacySection::showLogTrouble);
    load();
    showLogTrouble();
}

void PrivacySection::makeKept()
{
    Card *card = addCard(tr("What is kept"));
    m_log = new Switch(card);
    m_logRow = new SettingRow(
        tr("Keep a log of requests"),
        tr("When, which model and provider, how long, how many tokens. Not what was said."), m_log, card);
    m_contents = new Switch(card);
    m_contentsRow = new SettingRow(
        tr("Show what was said"),
        tr("Requests and answers are held in memory for Live traffic, and gone when Bifrost ends."),
        m_contents, card);
    card->body()->addWidget(m_contentsRow);
    card->body()->addWidget(new Line(Qt::Horizontal, Role::LineSoft, card));
    card->body()->addWidget(m_logRow);
    m_logTrouble = new Note(card);
    card->body()->addWidget(m_logTrouble);
    addNumber(card, ConfigSection::Client, {u"log_retention_days"_s}, tr("Keep the log for"),
              tr("Older rows are deleted."), tr("days"));
    addNumber(card, ConfigSection::LogStore, {u"config"_s, u"cap_mb"_s}, tr("Size of the log at most"),
              tr("Beyond it the oldest rows are deleted."), tr("MB"));
    connect(m_log, &Switch::clicked, this,
            [this] { change(ConfigSection::Client, {u"enable_logging"_s}, !m_log->isChecked()); });
    connect(m_contents, &Switch::clicked, this, [this] {
        change(ConfigSection::Client, {u"disable_content_logging"_s}, m_contents->isChecked());
    });
}

SettingField *PrivacySection::addNumber(Card *card, ConfigSection section, const QStringList &place,
                                        const QString &label, const QString &hint, const QString &suffix)
{
    auto *field = new SettingField(SettingField::Kind::Number, label, hint, card);
    field->setSuffix(suffix, {tr("days"), tr("MB")});
    card->body()->addWidget(new Line(Qt::Horizontal, Role::LineSoft, card));
    card->body()->addWidget(field);
    m_numbers.append({field, section, place});
    connect(field, &SettingField::edited, this, &PrivacySection::noteChange);
    connect(field, &SettingField::left, this, [this, field] { applyNumber(field, {}); });
    return field;
}

void PrivacySection::makeLeaving(const PageContext &context)
{
    Card *card = addCard(tr("What leaves this computer"));
    m_local = new Switch(card);
    m_local->setFillRole(Role::Local);
    m_localRow = new SettingRow(tr("Local only"), {}, m_local, card);
    m_leaves = addSentence(card);
    m_stays = addSentence(card);
    addSentence(card)->setText(
        tr("Nothing else leaves: Bifrost reports nothing to anybody and looks for no updates."));
    card->body()->addWidget(new Line(Qt::Horizontal, Role::LineSoft, card));
    card->body()->addWidget(m_localRow);
    connect(m_local, &Switch::clicked, context.actions[ActionId::LocalOnly], &QAction::trigger);
}

void PrivacySection::load()
{
    const Configuration &stored = m_config->state()->configuration;
    const auto &readOnly = m_config->state()->readOnly;
    const QString why = readOnly ? QString::fromStdString(readOnly->message) : QString();
    m_log->setChecked(stored.client.enableLogging);
    m_contents->setChecked(!stored.client.disableContentLogging);
    m_logRow->setReason(why);
    m_contentsRow->setReason(why);
    for (const Number &number : m_numbers) {
        number.field->setReason(!why.isEmpty()                    ? why
                                    : stored.client.enableLogging ? QString()
                                                                  : tr("No log is kept."));
        number.field->load(QString::number(number.section == ConfigSection::Client
                                               ? stored.client.logRetentionDays
                                               : stored.logStore.capMb));
    }
    noteChange();
    refreshLocalOnly();
}

void PrivacySection::refreshLocalOnly()
{
    const bool on = m_localOnly->isOn();
    m_local->setChecked(on);
    m_localRow->setHint(on ? tr("Requests go to models on this computer alone. Cloud providers are refused.")
                           : tr("Off: each request goes to the provider that serves its model."));
    m_localRow->setReason(m_localOnly->reason());
    const Destinations all = Destinations::of(m_config->state()->configuration);
    if (all.away.isEmpty())
        m_leaves->setText(tr("No request: no provider outside is set up."));
    else if (on)
        m_leaves->setText(tr("No request. Refused at present: %1.").arg(all.away.join(u", "_s)));
    else
        m_leaves->setText(tr("Requests, with what is said in them, to: %1.").arg(all.away.join(u", "_s)));
    m_stays->setText(tr("Stays here: requests to %1.").arg(all.here.join(u", "_s)));
    m_stays->setVisible(!all.here.isEmpty());
}

void PrivacySection::showLogTrouble()
{
    if (const std::optional<Error> trouble = m_gateway->logTrouble())
        m_logTrouble->tell({Message::Kind::Warning, tr("The log is not being written."),
                            QString::fromStdString(trouble->message)});
    else
        m_logTrouble->clear();
}

void PrivacySection::noteChange()
{
    setUnsaved(std::any_of(m_numbers.begin(), m_numbers.end(),
                           [](const Number &number) { return number.field->isTouched(); }));
}

void PrivacySection::applyNumber(SettingField *field, std::function<void(bool)> done)
{
    const auto number = std::find_if(m_numbers.begin(), m_numbers.end(),
                                     [field](const Number &one) { return one.field == field; });
    const auto wrong = m_config->check(PatchSection{number->section, patchOf(number->place, field->value())});
    field->tell(wrong.empty() ? QString() : wrong.front().sentenceFor(field->label()));
    if (!wrong.empty()) {
        if (done) {
            field->edit()->setFocus(Qt::OtherFocusReason);
            done(false);
        }
        return;
    }
    change(number->section, number->place, field->value(), [this, field, done](bool applied) {
        if (applied) {
            field->revert(); // to what is stored now: an empty field has the default
            noteChange();
        }
        if (done)
            done(applied);
    });
}

void PrivacySection::change(ConfigSection section, const QStringList &place, const QJsonValue &value,
                            std::function<void(bool)> done)
{
    m_note->clear();
    m_config->apply({PatchSection{section, patchOf(place, value)}, {}}, this,
                    [this, done = std::move(done)](const ConfigOutcome &outcome) {
                        if (!outcome.ok())
                            m_note->tell({Message::Kind::Error, tr("Not changed."),
                                          QString::fromStdString(outcome.error->message)});
                        if (done)
                            done(outcome.ok());
                    });
}

void PrivacySection::applyChanges(std::function<void(bool)> done)
{
    const auto touched = std::find_if(m_numbers.begin(), m_numbers.end(),
                                      [](const Number &number) { return number.field->isTouched(); });
    if (touched == m_numbers.end()) {
        done(true);
        return;
    }
    applyNumber(touched->field, [this, done = std::move(done)](bool applied) {
        if (applied)
            applyChanges(done);
        else
            done(false);
    });
}

void PrivacySection::revertChanges()
{
    for (const Number &number : m_numbers)
        number.field->revert();
    m_note->clear();
    noteChange();
}

} // namespace bifrost::gui
