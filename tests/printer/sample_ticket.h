// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/paper_content.h"

namespace hall::printer {

inline TicketContent sampleTicket()
{
    return {.hallName = "示例区政务服务中心",
            .hallNameEnglish = "Example Government Service Centre",
            .issuedAt = "11月23日 09:12",
            .number = "A035",
            .serviceName = "养老金领取资格认证",
            .serviceNameEnglish = "Pension eligibility check",
            .className = "70岁以上",
            .classNameEnglish = "Aged 70 and over",
            .peopleAhead = 4,
            .zoneName = "东区",
            .zoneNameEnglish = "East zone",
            .counters = "1-3",
            .countersEnglish = "1-3",
            .code = "https://pd.example.gov.cn/t/7K3QM9XH2VTB4WRD",
            .station = "取号机1",
            .serial = "000186"};
}

/// The same as a hall tells it: with the wait, and what to do after a missed call.
inline TicketContent fullTicket()
{
    TicketContent content = sampleTicket();
    content.wait = Minutes{.low = 8, .high = 12};
    content.missed = MissedWay{.rule = MissedWay::Rule::Reinsert, .behind = 2, .times = 1};
    return content;
}

/// One for several services.
inline TicketContent visitTicket()
{
    TicketContent content = fullTicket();
    content.serviceName = "开办餐饮店";
    content.steps = {{.serviceName = "营业执照", .isDone = true},
                     {.serviceName = "食品经营许可", .isNow = true},
                     {.serviceName = "城乡居民养老保险待遇资格认证|与关系转移接续（跨省）申请"}};
    return content;
}

/// Nobody's.
inline TicketContent testTicket()
{
    return {.hallName = "示例区政务服务中心",
            .issuedAt = "11月23日 09:12",
            .number = "A000",
            .serviceName = "打印机测试",
            .code = "https://example.cn/test",
            .station = "kiosk-1",
            .isTest = true};
}

/// What to bring.
inline SheetContent sampleSheet()
{
    return {.hallName = "示例区政务服务中心",
            .askedAt = "11月23日 09:12",
            .serviceName = "营业执照",
            .number = "A035",
            .items = {{.name = "身份证原件"},
                      {.name = "租房合同复印件", .copies = 2, .isOnPromise = true}},
            .station = "取号机1",
            .serial = "000187"};
}

} // namespace hall::printer
