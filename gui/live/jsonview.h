// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/linesview.h"
#include "models/traffic/jsonlines.h"

#include <optional>
#include <string>

namespace bifrost::gui {

class JsonHighlighter;

/// A body as it was sent, laid out and coloured where it is JSON. Objects and lists fold with a click in the
/// gutter, or with minus and plus on their line.
class JsonView : public LinesView
{
    Q_OBJECT

public:
    explicit JsonView(QWidget *parent = nullptr);

    void setBody(const std::string &body);

protected:
    void paintGutter(QPainter *painter, const QRect &place, int line) override;
    void gutterClicked(int line) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void showLines();
    void fold(int line, bool folded);
    void foldAll(bool folded);

    std::optional<JsonLines> m_json; ///< nothing: plain text
    std::string m_body;
    JsonHighlighter *m_highlighter;
};

} // namespace bifrost::gui
