// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/draftfield.h"

#include "gui/theme/fonts.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace bifrost::gui {

namespace {

constexpr int NumberWidth = 66;

} // namespace

DraftField::DraftField(Kind kind, QStringList place, const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_place(std::move(place))
    , m_label(label)
    , m_edit(new QLineEdit(this))
    , m_error(new InlineError(m_edit, this))
{
    m_edit->setAccessibleName(label);
    if (kind == Kind::Number) {
        m_edit->setFixedWidth(NumberWidth);
        m_edit->setAlignment(Qt::AlignRight);
    }
    if (kind == Kind::Code) {
        m_edit->setFont(codeFont());
        m_edit->setLayoutDirection(Qt::LeftToRight); // addresses do not mirror
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_edit, kind == Kind::Number ? 0 : 1);
    if (kind == Kind::Number)
        row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_error);

    connect(m_edit, &QLineEdit::textEdited, this, [this] { Q_EMIT edited(m_place, value()); });
    connect(m_edit, &QLineEdit::editingFinished, this, &DraftField::left);
}

void DraftField::setSuffix(const QString &suffix)
{
    auto *row = static_cast<QHBoxLayout *>(layout()->itemAt(0)->layout());
    row->insertWidget(1, new TextLabel(suffix, Role::Muted, TextLabel::Size::Body, this));
    m_edit->setAccessibleDescription(suffix);
}

void DraftField::setDefault(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

QJsonValue DraftField::value() const
{
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty())
        return QJsonValue::Undefined;
    bool number = false;
    const qlonglong whole = text.toLongLong(&number);
    return m_kind == Kind::Number && number ? QJsonValue(whole) : QJsonValue(text);
}

void DraftField::load(const ProviderDraft &draft)
{
    const QJsonValue stored = draft.value(m_place);
    if (stored == value() && !(stored.isUndefined() && !m_edit->text().isEmpty()))
        return; // as it was typed, with its blanks
    m_edit->setText(stored.isDouble() ? QString::number(stored.toDouble(), 'g', 15) : stored.toString());
}

void DraftField::tell(const QString &sentence)
{
    if (sentence.isEmpty())
        m_error->clear();
    else
        m_error->tell(sentence);
}

void DraftField::tell(const QString &sentence, const QString &repair, std::function<void()> mend)
{
    m_error->tell(sentence, repair, std::move(mend));
}

} // namespace bifrost::gui
