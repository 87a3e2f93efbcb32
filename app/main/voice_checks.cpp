// SPDX-License-Identifier: Apache-2.0
#include "app/main/voice_checks.h"

#include "app/main/tool_voice.h"
#include "drivers/voice/pack_check.h"
#include "drivers/voice/pack_engine.h"

#include <QCoreApplication>

namespace hall::tool {

using client::Health;
using namespace Qt::StringLiterals;

Finding checkVoice(const voice::EspeakEngine& engine)
{
    if (engine.state() == voice::EngineState::Ready) {
        return {.what = DoctorText::tr("语音"),
                .health = Health::Fine,
                .says = u"espeak-ng, "_s + engine.voice(),
                .todo = {}};
    }
    return {.what = DoctorText::tr("语音"),
            .health = Health::Broken,
            .says = DoctorText::tr("没有会说普通话的 espeak-ng"),
            .todo = DoctorText::tr("装 espeak-ng 和 espeak-ng-data。")};
}

Finding checkPack(const std::string& name, const Arguments& arguments)
{
    Finding finding{.what = DoctorText::tr("语音包 %1").arg(QString::fromStdString(name)),
                    .health = Health::Attention,
                    .says = {},
                    .todo = {}};
    const auto folder =
        voice::findPack(name,
                        voice::packFolders(arguments.dataDir.toStdString(),
                                           QCoreApplication::applicationDirPath().toStdString()));
    if (!folder) {
        finding.says = DoctorText::tr("没有这个语音包，由 espeak-ng 说");
        finding.todo = DoctorText::tr("用 paihao voice build 做一个，放进数据文件夹的 voices。");
        return finding;
    }
    const auto pack = voice::UnitPack::load(*folder);
    const auto hall = hallVoice(arguments);
    if (!pack || !hall) {
        finding.says = pack ? hall.error() : QString::fromStdString(pack.error());
        return finding;
    }
    auto faults = voice::check(*pack, hall->words, hall->wording, soundRate);
    // No call names a service; the sentences that do are left to the engine by most packs.
    std::erase_if(faults, [](const voice::PackFinding& fault) { return fault.about == "service"; });
    if (!faults.empty()) {
        finding.says = DoctorText::tr("有 %1 处不全，那些句子由 espeak-ng 说").arg(faults.size());
        finding.todo = DoctorText::tr("paihao voice check %1 说缺什么。")
                           .arg(QString::fromStdString(folder->string()));
        return finding;
    }
    finding.health = Health::Fine;
    finding.says = DoctorText::tr("%1 段录音，叫号要说的都有").arg(pack->units().size());
    return finding;
}

} // namespace hall::tool
