// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/quit/quitdialog.h"

#include "gui/icons/glyph.h"
#include "gui/widgets/plainletters.h"

#include <QMessageBox>
#include <QPushButton>

namespace bifrost::gui {

namespace {

constexpr int IconSide = 48;

} // namespace

void QuitDialog::ask(QWidget *parent, int activeRequests, std::function<void(QuitChoice)> answer)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    new PlainLetters(box);
    box->setWindowTitle(tr("Quit Bifrost"));
    box->setIconPixmap(applicationIcon().pixmap(IconSide));
    box->setText(tr("%Ln request(s) are running.", nullptr, activeRequests));
    box->setInformativeText(
        tr("Bifrost can wait: it then takes no new requests and quits when the last one has ended. "
           "Quitting now cuts off what is running."));
    const auto *finish = box->addButton(tr("&Finish, then quit"), QMessageBox::AcceptRole);
    const auto *now = box->addButton(tr("Quit &now"), QMessageBox::DestructiveRole);
    box->addButton(tr("&Cancel"), QMessageBox::RejectRole);
    QObject::connect(box, &QMessageBox::finished, box, [box, finish, now, answer = std::move(answer)] {
        const QAbstractButton *clicked = box->clickedButton();
        answer(clicked == finish    ? QuitChoice::FinishThenQuit
                   : clicked == now ? QuitChoice::QuitNow
                                    : QuitChoice::Cancel);
    });
    box->open();
}

} // namespace bifrost::gui
