// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/emptystate.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/icons/glyph.h"
#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/codeblock.h"
#include "gui/widgets/copyfeedback.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int GlyphSide = 64;
constexpr int ContentWidth = 560;

QPushButton *primaryButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAccessibleName(text);
    button->setDefault(true);
    QFont font = button->font();
    font.setWeight(QFont::DemiBold);
    button->setFont(font);
    return button;
}

} // namespace

EmptyState::EmptyState(GatewayControl *control, const ActionTable &actions, QString testModel,
                       QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_testModel(std::move(testModel))
    , m_glyph(new QWidget(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_code(new CodeBlock(this))
    , m_copy(primaryButton(tr("Copy test command"), this))
    , m_start(primaryButton(tr("Start gateway"), this))
    , m_feedback(
          new CopyFeedback(m_copy, themedIcon(u"copy"_s, Role::OnFill), themedIcon(u"check"_s, Role::OnFill)))
{
    m_glyph->setFixedSize(GlyphSide, GlyphSide);
    m_title->setFont(titleFont());
    m_title->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(ContentWidth);
    m_code->setFixedWidth(ContentWidth);
    m_code->setAccessibleName(tr("Test command"));
    m_start->setIcon(themedIcon(u"start"_s, Role::OnFill));

    auto *column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addStretch(2);
    column->addWidget(m_glyph, 0, Qt::AlignHCenter);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title, 0, Qt::AlignHCenter);
    words->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addLayout(words);
    for (QWidget *part :
         {static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_start)})
        column->addWidget(part, 0, Qt::AlignHCenter);
    column->addStretch(3);

    connect(m_copy, &QPushButton::clicked, this, &EmptyState::copyTestCommand);
    connect(m_start, &QPushButton::clicked, actions[ActionId::ToggleGateway], &QAction::trigger);
    connect(m_control, &GatewayControl::changed, this, &EmptyState::refresh);
    refresh();
    updateColours();
}

QString EmptyState::testCommand() const
{
    // Plain curl: the gateway takes JSON whatever the content type says.
    return u"curl %1/v1/chat/completions \\\n"
           "  -d '{ \"model\": \"%2\", \"messages\": [\n"
           "        { \"role\": \"user\", \"content\": \"Hello\" } ] }'"_s.arg(m_control->address(),
                                                                               m_testModel);
}

void EmptyState::copyTestCommand()
{
    QGuiApplication::clipboard()->setText(testCommand());
    m_feedback->show();
}

void EmptyState::refresh()
{
    const Gateway::State state = m_control->gateway()->state();
    const bool down = state == Gateway::State::Stopped || state == Gateway::State::Failed;
    const bool canTry = state == Gateway::State::Running && !m_testModel.isEmpty();
    switch (state) {
    case Gateway::State::Running:
        m_title->setText(tr("No requests yet"));
        m_sentence->setText(canTry
                                ? tr("Point a client at the gateway, or try this line: it needs no account.")
                                : tr("Point a client at the gateway and its requests appear here."));
        break;
    case Gateway::State::Starting:
        m_title->setText(tr("The gateway is starting"));
        m_sentence->clear();
        break;
    case Gateway::State::Stopping:
        m_title->setText(tr("The gateway is stopping"));
        m_sentence->setText(tr("Requests that are running may end."));
        break;
    case Gateway::State::Stopped:
        m_title->setText(tr("The gateway is stopped"));
        m_sentence->setText(tr("Start it, and the tools on this computer can reach their models."));
        break;
    case Gateway::State::Failed:
        m_title->setText(tr("The gateway is not running"));
        m_sentence->setText(tr("Once the reason is mended, it can be started again."));
        break;
    }
    if (canTry)
        m_code->setCode(testCommand());
    m_sentence->setVisible(!m_sentence->text().isEmpty());
    m_code->setVisible(canTry);
    m_copy->setVisible(canTry);
    m_start->setVisible(down);
}

void EmptyState::updateColours()
{
    QPalette colours = m_sentence->palette();
    const QColor muted = colour(Role::Muted, palette());
    if (colours.color(QPalette::WindowText) == muted)
        return;
    colours.setColor(QPalette::WindowText, muted);
    m_sentence->setPalette(colours);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColours();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGlyph(&painter, m_glyph->geometry(), GlyphState::Stopped, colour(Role::Outline, palette()),
               schemeOf(palette()));
}

} // namespace bifrost::gui
