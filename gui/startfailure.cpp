// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/startfailure.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace bifrost::gui {

namespace {

QString failureText(const char *text)
{
    return QCoreApplication::translate("bifrost::gui::StartFailure", text);
}

} // namespace

void tellStartFailure(const QString &reason, const QString &dataFolder)
{
    QMessageBox box;
    box.setIcon(QMessageBox::Critical);
    box.setWindowTitle(failureText(QT_TRANSLATE_NOOP("bifrost::gui::StartFailure", "Bifrost Desktop")));
    box.setTextFormat(Qt::PlainText);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.setText(failureText(QT_TRANSLATE_NOOP("bifrost::gui::StartFailure", "Bifrost cannot start.")));
    box.setInformativeText(
        failureText(QT_TRANSLATE_NOOP("bifrost::gui::StartFailure",
                                      "%1\n\nPut that right, then start Bifrost again.\n\nData folder: %2"))
            .arg(reason, dataFolder));
    const QPushButton *open = nullptr;
    if (QFileInfo(dataFolder).isDir()) {
        open =
            box.addButton(failureText(QT_TRANSLATE_NOOP("bifrost::gui::StartFailure", "&Open data folder")),
                          QMessageBox::ActionRole);
    }
    box.setDefaultButton(box.addButton(QMessageBox::Close));
    box.exec();
    if (open && box.clickedButton() == open)
        QDesktopServices::openUrl(QUrl::fromLocalFile(dataFolder));
}

} // namespace bifrost::gui
