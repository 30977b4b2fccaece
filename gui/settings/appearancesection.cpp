// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/appearancesection.h"

#include "gui/actions/actiontable.h"
#include "gui/settings/settingrow.h"
#include "gui/widgets/card.h"
#include "gui/widgets/segmented.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

AppearanceSection::AppearanceSection(const ActionTable &actions, QWidget *parent)
    : SettingsSection(u"appearance"_s, tr("Appearance"), u"sun"_s, parent)
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

} // namespace bifrost::gui
