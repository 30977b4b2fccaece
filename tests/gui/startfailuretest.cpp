// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/startfailure.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <functional>

using namespace bifrost;
using namespace Qt::StringLiterals;

/// What a person at the screen sees when the program cannot start.
class StartFailureTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void onOpened(const QUrl &url) { m_opened = url; }

private Q_SLOTS:
    void saysWhatIsWrongAndWhere();
    void opensTheFolder();
    void aFolderThatIsNotThereIsNotOffered();

private:
    void tell(const QString &folder, const std::function<void(QMessageBox &)> &look);

    const QString m_reason = u"/x/config.json, line 2, column 3: a <b>comma</b> is missing."_s;
    QUrl m_opened;
};

/// Looks at the box as soon as it is there.
void StartFailureTest::tell(const QString &folder, const std::function<void(QMessageBox &)> &look)
{
    bool seen = false;
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box || !box->isVisible())
            return;
        watch.stop();
        seen = true;
        look(*box);
    });
    watch.start(1);
    gui::tellStartFailure(m_reason, folder);
    QVERIFY(seen);
}

void StartFailureTest::saysWhatIsWrongAndWhere()
{
    const QTemporaryDir folder;
    tell(folder.path(), [&](QMessageBox &box) {
        QCOMPARE(box.icon(), QMessageBox::Critical);
        QVERIFY(box.textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        QVERIFY(box.textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
        QCOMPARE(box.textFormat(), Qt::PlainText);
        QVERIFY(!box.text().isEmpty());
        QVERIFY(box.informativeText().startsWith(m_reason));
        QVERIFY(box.informativeText().contains(u"start Bifrost again"_s));
        QVERIFY(box.informativeText().contains(folder.path()));
        QTest::keyClick(&box, Qt::Key_Return);
    });
    QCOMPARE(m_opened, QUrl());
}

void StartFailureTest::opensTheFolder()
{
    const QTemporaryDir folder;
    QDesktopServices::setUrlHandler(u"file"_s, this, "onOpened");
    tell(folder.path(), [](QMessageBox &box) {
        for (QAbstractButton *button : box.buttons()) {
            if (box.buttonRole(button) == QMessageBox::ActionRole)
                button->click();
        }
    });
    QDesktopServices::unsetUrlHandler(u"file"_s);
    QCOMPARE(m_opened, QUrl::fromLocalFile(folder.path()));
}

void StartFailureTest::aFolderThatIsNotThereIsNotOffered()
{
    const QTemporaryDir folder;
    tell(folder.filePath(u"none"_s), [](QMessageBox &box) {
        QCOMPARE(box.buttons().size(), 1);
        QTest::keyClick(&box, Qt::Key_Escape);
    });
}

BIFROST_TEST(StartFailureTest)
#include "startfailuretest.moc"
