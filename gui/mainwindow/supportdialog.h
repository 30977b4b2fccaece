// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/support/supportfile.h"

#include <QDialog>

#include <functional>

class QPlainTextEdit;
class QTreeWidget;

namespace bifrost::gui {

/// Shows what a support bundle holds, file by file, before it is saved anywhere. Deletes itself when it is
/// closed; GUI thread.
class SupportDialog : public QDialog
{
    Q_OBJECT

public:
    using Save = std::function<Result<void>(const SupportFiles &files, const QString &path)>;

    SupportDialog(SupportFiles files, Save save, QWidget *parent);

    /// As the button does once a place was chosen. False: it has been said why.
    bool saveAs(const QString &path);

private:
    void showFile(int index);
    void choosePlace();

    const SupportFiles m_files;
    const Save m_save;
    QTreeWidget *m_list;
    QPlainTextEdit *m_text;
};

} // namespace bifrost::gui
