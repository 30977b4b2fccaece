// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/leavedialog.h"

#include "gui/icons/glyph.h"
#include "gui/widgets/plainletters.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace bifrost::gui {

namespace {

constexpr int LeaveIconSide = 48;

QString leaveText(const char *text)
{
    return QCoreApplication::translate("bifrost::gui::LeaveDialog", text);
}

} // namespace

void LeaveDialog::ask(QWidget *parent, const QString &pageTitle, std::function<void(LeaveChoice)> answer)
{
    if (m_box) {
        answer(LeaveChoice::Stay);
        return;
    }
    auto *box = new QMessageBox(parent);
    m_box = box;
    box->setAttribute(Qt::WA_DeleteOnClose);
    new PlainLetters(box);
    box->setIconPixmap(applicationIcon().pixmap(LeaveIconSide));
    box->setWindowTitle(pageTitle);
    box->setText(
        leaveText(QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "Apply the changes on this page?")));
    box->setInformativeText(leaveText(
        QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "They are not in force yet and would be lost.")));
    const QPushButton *apply = box->addButton(
        leaveText(QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "&Apply")), QMessageBox::AcceptRole);
    const QPushButton *discard = box->addButton(
        leaveText(QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "&Discard")), QMessageBox::DestructiveRole);
    box->addButton(leaveText(QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "&Stay here")),
                   QMessageBox::RejectRole);
    QObject::connect(box, &QMessageBox::finished, box, [box, apply, discard, answer = std::move(answer)] {
        const QAbstractButton *clicked = box->clickedButton();
        answer(clicked == apply         ? LeaveChoice::Apply
                   : clicked == discard ? LeaveChoice::Discard
                                        : LeaveChoice::Stay);
    });
    box->open();
}

} // namespace bifrost::gui
