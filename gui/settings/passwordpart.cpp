// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/passwordpart.h"

#include "gui/settings/settingfield.h"
#include "gui/settings/settingrow.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/switch.h"
#include "models/config/configuration.h"
#include "models/config/fielderror.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QString EnabledName = u"is_enabled"_s;
const QString UserName = u"admin_username"_s;
const QString PasswordName = u"admin_password"_s;

QString nameOf(const SecretValue &value)
{
    const std::string_view text = value.value.reveal();
    return value.reference.isEmpty() ? QString::fromUtf8(text.data(), qsizetype(text.size()))
                                     : value.reference;
}

} // namespace

PasswordPart::PasswordPart(QWidget *parent)
    : QWidget(parent)
    , m_switch(new Switch(this))
    , m_row(new SettingRow(tr("Ask for a password"),
                           tr("For changing settings with other programs, and for everything that comes from "
                              "other computers."),
                           m_switch, this))
    , m_error(new InlineError(m_switch, this))
    , m_name(new SettingField(SettingField::Kind::Code, tr("User name"), {}, this))
    , m_password(new SettingField(SettingField::Kind::Code, tr("Password"), {}, this))
{
    m_password->edit()->setEchoMode(QLineEdit::Password);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_row->addBelow(m_error);
    column->addWidget(m_row);
    column->addWidget(m_name);
    column->addWidget(m_password);
    connect(m_switch, &Switch::clicked, this, [this] {
        m_switch->setChecked(!m_switch->isChecked());
        m_error->clear();
        showParts();
        Q_EMIT edited();
    });
    for (SettingField *field : {m_name, m_password})
        connect(field, &SettingField::edited, this, &PasswordPart::edited);
    showParts();
}

void PasswordPart::load(const AuthConfig &auth)
{
    const bool touched = m_switch->isChecked() != m_loadedOn;
    m_loadedOn = auth.enabled;
    if (!touched)
        m_switch->setChecked(m_loadedOn);
    m_name->load(nameOf(auth.username));
    m_isStored = !auth.password.value.isEmpty() || auth.password.locked;
    if (!auth.password.reference.isEmpty())
        m_password->setHint(
            tr("Taken from %1. What is typed here replaces it.").arg(auth.password.reference));
    else if (m_isStored)
        m_password->setHint(tr("One is stored and is never shown. What is typed here replaces it."));
    else
        m_password->setHint(tr("It is stored so that it can be checked, but never shown again."));
    m_password->setDefault(m_isStored ? QString(8, u'•') : QString());
    showParts();
}

/// A name and a password matter only where they are asked for.
void PasswordPart::showParts()
{
    m_name->setVisible(m_switch->isChecked());
    m_password->setVisible(m_switch->isChecked());
}

void PasswordPart::revert()
{
    m_switch->setChecked(m_loadedOn);
    m_name->revert();
    m_password->revert();
    showParts();
}

void PasswordPart::setReason(const QString &reason)
{
    m_row->setReason(reason);
    m_name->setReason(reason);
    m_password->setReason(reason);
}

void PasswordPart::clearErrors()
{
    m_error->clear();
    m_name->tell({});
    m_password->tell({});
}

bool PasswordPart::isTouched() const
{
    return !members().isEmpty();
}

QJsonObject PasswordPart::members() const
{
    QJsonObject members;
    const bool on = m_switch->isChecked();
    if (on != m_loadedOn)
        members[EnabledName] = on;
    if (on && m_name->isTouched())
        members[UserName] = m_name->text();
    if (on && m_password->isTouched())
        members[PasswordName] = m_password->text();
    return members;
}

AuthConfig PasswordPart::wanted(AuthConfig stored) const
{
    const QJsonObject changed = members();
    stored.enabled = m_switch->isChecked();
    if (changed.contains(UserName))
        stored.username = {Secret(m_name->text().toStdString()), {}};
    if (changed.contains(PasswordName))
        stored.password = {Secret(m_password->text().toStdString()), {}};
    return stored;
}

void PasswordPart::askForOne()
{
    if (!m_switch->isChecked())
        m_switch->click();
    SettingField *missing = m_name->text().isEmpty() ? m_name : m_password;
    missing->edit()->setFocus(Qt::OtherFocusReason);
}

QWidget *PasswordPart::tell(const FieldError &error)
{
    for (const auto &[name, field] : {std::pair(UserName, m_name), std::pair(PasswordName, m_password)}) {
        if (!error.concerns(u"auth_config."_s + name))
            continue;
        field->tell(error.sentenceFor(field->label()));
        return field->edit();
    }
    if (!error.concerns(u"auth_config"_s))
        return nullptr;
    m_error->tell(error.sentenceFor(m_switch->accessibleName()));
    return m_switch;
}

} // namespace bifrost::gui
