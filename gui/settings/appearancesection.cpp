// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/appearancesection.h"

#include "gui/actions/actiontable.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/settings/settingrow.h"
#include "gui/widgets/card.h"
#include "gui/widgets/segmented.h"
#include "gui/windowsettings.h"

#include <QComboBox>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

AppearanceSection::AppearanceSection(const PageContext &context, QWidget *parent)
    : SettingsSection(u"appearance"_s, tr("Appearance"), u"sun"_s, parent)
    , m_settings(context.settings)
{
    makeColours(context.actions);
    if (context.languages.size() > 1)
        makeLanguage(context.languages);
}

void AppearanceSection::makeColours(const ActionTable &actions)
{
    auto *choice = new Segmented(this);
    const QAction *const schemes[] = {actions[ActionId::SchemeSystem], actions[ActionId::SchemeLight],
                                      actions[ActionId::SchemeDark]};
    for (const QAction *scheme : schemes) {
        const int index = choice->addSegment(ActionTable::plainText(*scheme));
        const auto follow = [choice, scheme, index] {
            if (scheme->isChecked())
                choice->setCurrent(index);
        };
        connect(scheme, &QAction::toggled, choice, follow);
        follow();
    }
    connect(choice, &Segmented::currentChanged, this, [&actions](int index) {
        QAction *scheme = actions[ActionId(int(ActionId::SchemeSystem) + index)];
        if (!scheme->isChecked())
            scheme->trigger();
    });
    addCard(tr("Colours"))
        ->body()
        ->addWidget(new SettingRow(
            tr("Colour scheme"),
            tr("Like the system follows the desktop, also when it changes by day and night."), choice, this));
}

void AppearanceSection::makeLanguage(const QStringList &languages)
{
    auto *choice = new QComboBox(this);
    choice->addItem(tr("Like the system"), QString());
    for (const QString &language : languages) {
        // By its own name, which whoever looks for it can read.
        const QLocale locale(language);
        QString title = locale.language() == QLocale::English ? QLocale::languageToString(locale.language())
                                                              : locale.nativeLanguageName();
        title[0] = title[0].toUpper();
        choice->addItem(title, language);
    }
    choice->setCurrentIndex(qMax(0, choice->findData(m_settings->language())));
    auto *row = new SettingRow(tr("Language of the windows"), tr("In force when Bifrost is started again."),
                               choice, this);
    connect(choice, &QComboBox::activated, this,
            [this, choice] { m_settings->setLanguage(choice->currentData().toString()); });
    addCard(tr("Language"))->body()->addWidget(row);
}

} // namespace bifrost::gui
