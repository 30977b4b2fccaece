// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/leavedialog.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace bifrost::gui {

namespace {

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
    m_box = new QMessageBox(parent);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setIcon(QMessageBox::Question);
    m_box->setWindowTitle(pageTitle);
    m_box->setText(
        leaveText(QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "Apply the changes on this page?")));
    m_box->setInformativeText(leaveText(
        QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "They are not in force yet and would be lost.")));
    const QPushButton *apply = m_box->addButton(
        leaveText(QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "&Apply")), QMessageBox::AcceptRole);
    const QPushButton *discard = m_box->addButton(
        leaveText(QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "&Discard")), QMessageBox::DestructiveRole);
    m_box->addButton(leaveText(QT_TRANSLATE_NOOP("bifrost::gui::LeaveDialog", "&Stay here")),
                     QMessageBox::RejectRole);
    QObject::connect(m_box, &QMessageBox::finished, m_box,
                     [box = m_box.data(), apply, discard, answer = std::move(answer)] {
                         const QAbstractButton *clicked = box->clickedButton();
                         answer(clicked == apply         ? LeaveChoice::Apply
                                    : clicked == discard ? LeaveChoice::Discard
                                                         : LeaveChoice::Stay);
                     });
    m_box->open();
}

} // namespace bifrost::gui
