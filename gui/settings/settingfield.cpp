// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/settingfield.h"

#include "gui/settings/settingrow.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace bifrost::gui {

namespace {

constexpr int NumberFieldWidth = 84;
constexpr int CodeFieldWidth = 220;

} // namespace

SettingField::SettingField(Kind kind, const QString &label, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_label(label)
    , m_edit(new QLineEdit(this))
    , m_row(nullptr)
    , m_error(new InlineError(m_edit, this))
{
    if (kind == Kind::Number) {
        m_edit->setFixedWidth(NumberFieldWidth);
        m_edit->setAlignment(Qt::AlignRight);
    } else {
        m_edit->setFixedWidth(CodeFieldWidth);
        m_edit->setFont(codeFont());
        m_edit->setLayoutDirection(Qt::LeftToRight); // addresses do not mirror
    }
    m_row = new SettingRow(label, hint, m_edit, this);
    m_row->addBelow(m_error);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    connect(m_edit, &QLineEdit::textEdited, this, &SettingField::edited);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (isTouched() || isWrong())
            Q_EMIT left();
    });
}

void SettingField::setSuffix(const QString &suffix, const QStringList &others)
{
    m_row->setSuffix(suffix, others);
}

void SettingField::setDefault(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void SettingField::setHint(const QString &hint)
{
    m_row->setHint(hint);
}

void SettingField::setReason(const QString &reason)
{
    m_row->setReason(reason);
    for (QWidget *widget : std::as_const(m_beside))
        widget->setEnabled(reason.isEmpty());
}

void SettingField::addBeside(QWidget *widget)
{
    m_beside.append(widget);
    m_row->addBeside(widget);
}

void SettingField::load(const QString &text)
{
    const bool touched = isTouched();
    m_loaded = text;
    if (!touched && m_edit->text() != text)
        m_edit->setText(text);
}

void SettingField::revert()
{
    m_edit->setText(m_loaded);
    m_error->clear();
}

void SettingField::take()
{
    m_loaded = text();
}

bool SettingField::isTouched() const
{
    return text() != m_loaded;
}

QString SettingField::text() const
{
    return m_edit->text().trimmed();
}

void SettingField::setText(const QString &text)
{
    m_edit->setText(text);
    Q_EMIT edited();
}

QJsonValue SettingField::value() const
{
    if (text().isEmpty())
        return QJsonValue::Null;
    bool isNumber = false;
    const qlonglong number = text().toLongLong(&isNumber);
    return m_kind == Kind::Number && isNumber ? QJsonValue(number) : QJsonValue(text());
}

void SettingField::tell(const QString &sentence, const QString &repair, std::function<void()> mend)
{
    if (sentence.isEmpty())
        m_error->clear();
    else
        m_error->tell(sentence, repair, std::move(mend));
}

bool SettingField::isWrong() const
{
    return m_error->isTelling();
}

} // namespace bifrost::gui
