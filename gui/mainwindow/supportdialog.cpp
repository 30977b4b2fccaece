// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/supportdialog.h"

#include <QDate>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr QSize UsualSize(760, 560);
constexpr int LeastTextLines = 8;

QString usualPlace()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return QDir(folder.isEmpty() ? QDir::homePath() : folder)
        .filePath(u"bifrost-support-%1.zip"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
}

} // namespace

SupportDialog::SupportDialog(SupportFiles files, Save save, QWidget *parent)
    : QDialog(parent)
    , m_files(std::move(files))
    , m_save(std::move(save))
    , m_list(new QTreeWidget)
    , m_text(new QPlainTextEdit)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Save support bundle"));
    auto *words =
        new QLabel(tr("This is what helps others to find out what is wrong. Keys, passwords and what "
                      "was asked and answered are not in it. Look through it before you hand it on."));
    words->setWordWrap(true);

    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("File"), tr("Size")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Files of the bundle"));
    for (const SupportFile &file : m_files) {
        auto *item = new QTreeWidgetItem({file.name, locale().formattedDataSize(file.content.size())});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        m_list->addTopLevelItem(item);
    }
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_list, &QTreeWidget::currentItemChanged, this,
            [this](QTreeWidgetItem *item) { showFile(m_list->indexOfTopLevelItem(item)); });

    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Content of the file"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * LeastTextLines);

    auto *parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_list);
    parts->addWidget(m_text);
    parts->setStretchFactor(1, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *saving = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    saving->setDefault(true);
    connect(saving, &QPushButton::clicked, this, &SupportDialog::choosePlace);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(parts, 1);
    layout->addWidget(buttons);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    resize(UsualSize);
}

void SupportDialog::showFile(int index)
{
    if (index >= 0 && std::size_t(index) < m_files.size())
        m_text->setPlainText(QString::fromUtf8(m_files[std::size_t(index)].content));
}

void SupportDialog::choosePlace()
{
    auto *dialog = new QFileDialog(this, tr("Save support bundle"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("ZIP archives (*.zip)"));
    dialog->setDefaultSuffix(u"zip"_s);
    dialog->selectFile(usualPlace());
    connect(dialog, &QFileDialog::fileSelected, this, &SupportDialog::saveAs);
    dialog->open();
}

bool SupportDialog::saveAs(const QString &path)
{
    const Result<void> saved = m_save(m_files, path);
    if (saved) {
        accept();
        return true;
    }
    auto *box = new QMessageBox(QMessageBox::Critical, tr("Save support bundle"),
                                QString::fromStdString(saved.error().message), QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
    return false;
}

} // namespace bifrost::gui
