// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/settingssection.h"

#include "gui/widgets/card.h"

#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int SectionGap = 12;

} // namespace

SettingsSection::SettingsSection(QString id, QString title, QString symbol, QWidget *parent)
    : QWidget(parent)
    , m_id(std::move(id))
    , m_title(std::move(title))
    , m_symbol(std::move(symbol))
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(m_title);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(SectionGap);
}

void SettingsSection::applyChanges(std::function<void(bool)> done)
{
    done(true);
}

void SettingsSection::showPart(const QString &) { }

Card *SettingsSection::addCard(const QString &title)
{
    auto *card = new Card(title, this);
    m_column->addWidget(card);
    return card;
}

void SettingsSection::endColumn()
{
    m_column->addStretch(1);
}

void SettingsSection::setUnsaved(bool unsaved)
{
    if (unsaved == m_unsaved)
        return;
    m_unsaved = unsaved;
    Q_EMIT unsavedChanged();
}

} // namespace bifrost::gui
