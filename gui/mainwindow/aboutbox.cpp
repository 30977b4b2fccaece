// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/aboutbox.h"

#include "gui/icons/glyph.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace bifrost::gui {

namespace {

constexpr int AboutIcon = 64;

QString aboutText(const char *text)
{
    return QCoreApplication::translate("bifrost::gui::AboutBox", text);
}

} // namespace

void showAbout(QWidget *parent, const QString &version)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(aboutText(QT_TRANSLATE_NOOP("bifrost::gui::AboutBox", "About Bifrost Desktop")));
    box->setIconPixmap(applicationIcon().pixmap(AboutIcon));
    box->setText(aboutText(QT_TRANSLATE_NOOP("bifrost::gui::AboutBox", "Bifrost Desktop %1")).arg(version));
    box->setInformativeText(aboutText(QT_TRANSLATE_NOOP(
        "bifrost::gui::AboutBox",
        "A gateway between the AI tools of this computer and their models.\n\n"
        "Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). "
        "It comes without any warranty.")));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace bifrost::gui
