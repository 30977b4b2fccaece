// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/supportdialog.h"
#include "tests/support/testmain.h"

#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace bifrost;
using namespace bifrost::gui;
using namespace Qt::StringLiterals;

namespace {

SupportFiles twoFiles()
{
    return {{u"README.txt"_s, u"what this is"_s, "hello\n"}, {u"logs/bifrost.log"_s, u"lines"_s, "a line\n"}};
}

} // namespace

class SupportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEveryFile();
    void savesAndCloses();
    void saysWhyItCannotSave();
};

void SupportDialogTest::showsEveryFile()
{
    const QPointer<SupportDialog> dialog = new SupportDialog(
        twoFiles(), [](const auto &, const auto &) { return Result<void>(); }, nullptr);
    dialog->show();
    auto *list = dialog->findChild<QTreeWidget *>();
    auto *text = dialog->findChild<QPlainTextEdit *>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(text->toPlainText(), u"hello\n"_s);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(text->toPlainText(), u"a line\n"_s);
    for (const QWidget *widget : {static_cast<QWidget *>(list), static_cast<QWidget *>(text)})
        QVERIFY(!widget->accessibleName().isEmpty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(dialog.isNull());
}

void SupportDialogTest::savesAndCloses()
{
    QString saved;
    std::size_t count = 0;
    const QPointer<SupportDialog> dialog = new SupportDialog(
        twoFiles(),
        [&](const SupportFiles &files, const QString &path) {
            saved = path;
            count = files.size();
            return Result<void>();
        },
        nullptr);
    dialog->show();
    QVERIFY(dialog->saveAs(u"/tmp/x.zip"_s));
    QCOMPARE(saved, u"/tmp/x.zip"_s);
    QCOMPARE(count, std::size_t(2));
    QTRY_VERIFY(dialog.isNull());
}

void SupportDialogTest::saysWhyItCannotSave()
{
    const QPointer<SupportDialog> dialog = new SupportDialog(
        twoFiles(),
        [](const auto &, const auto &) {
            return Result<void>(Error(ErrorCode::FileUnreadable, "There is no room."));
        },
        nullptr);
    dialog->show();
    QVERIFY(!dialog->saveAs(u"/tmp/x.zip"_s));
    auto *box = dialog->findChild<QMessageBox *>();
    QVERIFY(box);
    QCOMPARE(box->text(), u"There is no room."_s);
    box->close();
    QVERIFY(!dialog.isNull());
    dialog->close();
    QTRY_VERIFY(dialog.isNull());
}

BIFROST_TEST(SupportDialogTest)
#include "supportdialogtest.moc"
