// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/emptystate.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/icons/themedicon.h"
#include "gui/live/providerhint.h"
#include "gui/widgets/button.h"
#include "gui/widgets/codeblock.h"
#include "gui/widgets/copyfeedback.h"
#include "gui/widgets/segmented.h"
#include "models/config/configservice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int TrialWidth = 560;

} // namespace

EmptyState::EmptyState(GatewayControl *control, const ActionTable &actions, TestRequest *test,
                       ConfigService *config, QWidget *parent)
    : Placeholder(parent)
    , m_control(control)
    , m_test(test)
    , m_config(config)
    , m_trial(new QWidget(this))
    , m_languages(new Segmented(m_trial))
    , m_code(new CodeBlock(m_trial))
    , m_copy(new Button(Button::Kind::Primary, tr("Copy test command"), m_trial))
    , m_send(new Button(Button::Kind::Link, tr("Send test request"), m_trial))
    , m_feedback(
          new CopyFeedback(m_copy, themedIcon(u"copy"_s, Role::OnFill), themedIcon(u"check"_s, Role::OnFill)))
{
    m_languages->setAccessibleName(tr("Language of the example"));
    for (const QString &language : {u"curl"_s, u"Python"_s, u"TypeScript"_s})
        m_languages->addSegment(language);
    m_code->setFixedWidth(TrialWidth);
    m_code->setAccessibleName(tr("Test command"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    buttons->addWidget(m_send);
    buttons->addStretch();
    auto *column = new QVBoxLayout(m_trial);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_languages, 0, Qt::AlignLeading);
    column->addWidget(m_code);
    column->addSpacing(8);
    column->addLayout(buttons);
    setContent(m_trial);

    connect(m_languages, &Segmented::currentChanged, this, &EmptyState::refresh);
    connect(m_copy, &QPushButton::clicked, this, &EmptyState::copyTestCommand);
    connect(m_send, &QPushButton::clicked, test, &TestRequest::send);
    connect(primary(), &QPushButton::clicked, actions[ActionId::ToggleGateway], &QAction::trigger);
    connect(test, &TestRequest::changed, this, [this] {
        m_send->setEnabled(!m_test->isUnderWay());
        m_send->setText(m_test->isUnderWay() ? tr("Sending…") : tr("Send test request"));
    });
    connect(m_control, &GatewayControl::changed, this, &EmptyState::refresh);
    if (m_config)
        connect(m_config, &ConfigService::changed, this, &EmptyState::refresh);
    connect(link(), &QPushButton::clicked, this, [this] { Q_EMIT providersWanted(hint().provider); });
    refresh();
}

void EmptyState::copyTestCommand()
{
    QGuiApplication::clipboard()->setText(m_test->command(language()));
    m_feedback->show();
}

TestRequest::Language EmptyState::language() const
{
    return TestRequest::Language(m_languages->current());
}

void EmptyState::refresh()
{
    const Gateway::State state = m_control->gateway()->state();
    const bool down = state == Gateway::State::Stopped || state == Gateway::State::Failed;
    const bool canTry = m_test->isOffered();
    tell();
    if (canTry)
        m_code->setCode(m_test->command(language()));
    m_trial->setVisible(canTry);
    setLink(hint().verb);
    setPrimary(down ? tr("Start gateway") : QString(), u"start"_s);
}

ProviderHint EmptyState::hint() const
{
    return m_config ? providerHint(*m_config->state()) : ProviderHint();
}

void EmptyState::tell()
{
    const QString providers = hint().sentence;
    const auto with = [&providers](const QString &sentence) {
        return providers.isEmpty() ? sentence : sentence + u'\n' + providers;
    };
    switch (m_control->gateway()->state()) {
    case Gateway::State::Running:
        setText(tr("No requests yet"),
                with(m_test->model().isEmpty()
                         ? tr("Point a client at the gateway and its requests appear here.")
                         : m_control->gateway()->loginName().isEmpty()
                         ? tr("Point a client at the gateway, or send a first request from here: it needs no "
                              "account.")
                         : tr("Point a client at the gateway with its password, or send a first request "
                              "from here.")));
        break;
    case Gateway::State::Starting:
        setText(tr("The gateway is starting"), {});
        break;
    case Gateway::State::Stopping:
        setText(tr("The gateway is stopping"), tr("Requests that are running may end."));
        break;
    case Gateway::State::Stopped:
        setText(tr("The gateway is stopped"),
                with(tr("Start it, and the tools on this computer can reach their models.")));
        break;
    case Gateway::State::Failed:
        setText(tr("The gateway is not running"), tr("Once the reason is mended, it can be started again."));
        break;
    }
}

} // namespace bifrost::gui
