"""Chinese, simplified and traditional: the words of dates, and the patterns they are shown in."""

from __future__ import annotations

from .language import Kind, Language, Meaning
from .vocabulary import vocabulary

# Words that stand behind their date: 1950年以前 is 'before 1950'.
BEHIND: dict[Meaning, str] = {
    (Kind.BEFORE, ""): "以前, 之前, 前",
    (Kind.NOT_AFTER, ""): (
        "底以前, 底之前, 底前, 末以前, 末之前, 年底以前, 年底之前, 年底前, 年末以前, 年末前, "
        "月底以前, 月底前, 月底之前"
    ),
    (Kind.AFTER, ""): "以后, 以後, 之后, 之後, 后, 後",
    (Kind.BETWEEN, ""): "之间, 之間, 间, 間",
    (Kind.MARK, "~"): "左右, 前后, 前後, 上下, 许, 許",
    (Kind.PART, "early"): (
        "初, 年初, 月初, 初期, 早期, 上旬, 初年, 初叶, 初葉, 月上旬, 世纪初, 世紀初"
    ),
    (Kind.PART, "mid"): "中, 中期, 中旬, 年中, 月中, 中叶, 中葉, 月中旬",
    (Kind.PART, "late"): (
        "末, 底, 年末, 年底, 月底, 月末, 末期, 晚期, 后期, 後期, 下旬, 末年, 末叶, 月下旬, 下叶"
    ),
    (Kind.PART, "h1"): (
        "上半年, 上半叶, 上半葉, 前半叶, 前半葉, 上半月, 前半, 上半期, 前半年, 上半, 前半期"
    ),
    (Kind.PART, "h2"): (
        "下半年, 下半叶, 下半葉, 后半叶, 後半葉, 下半月, 后半, 後半, 下半期, 后半年, 後半年, "
        "下半, 后半期, 後半期"
    ),
    (Kind.PART, "q1"): "第一季度, 第一季, 一季度, 第1季度, 1季度, 第1季",
    (Kind.PART, "q2"): "第二季度, 第二季, 二季度, 第2季度, 2季度, 第2季",
    (Kind.PART, "q3"): "第三季度, 第三季, 三季度, 第3季度, 3季度, 第3季",
    (Kind.PART, "q4"): "第四季度, 第四季, 四季度, 第4季度, 4季度, 第4季",
}  # fmt: skip
PHRASES: dict[Meaning, str] = {
    (Kind.SEASON, 21): "春, 春天, 春季, 春季里",
    (Kind.SEASON, 22): "夏, 夏天, 夏季",
    (Kind.SEASON, 23): "秋, 秋天, 秋季",
    (Kind.SEASON, 24): "冬, 冬天, 冬季",
    (Kind.MARK, "~"): "约, 約, 大约, 大約, 约在, 約在, 大概, 约于, 約於, 大致, 约为, 近",
    (Kind.MARK, "?"): (
        "可能, 或许, 或許, 大概是, 疑为, 疑為, 疑, 推测, 推測, 据推测, 據推測, 似为, 似為, 推定, "
        "估计, 估計, 待考, 存疑, 也许, 也許, 可能是, 可能为, 可能為, 可能在, 可能于"
    ),
    (Kind.CENTURY, ""): "世纪, 世紀",
    (Kind.ERA, "BC"): "公元前, 西元前, 前公元, 纪元前, 紀元前",
    (Kind.ERA, "AD"): "公元, 西元, 公元后, 公元後",
    (Kind.OLD_STYLE, ""): "俄历, 俄曆, 儒略历, 儒略曆, 旧俄历",
    (Kind.NEW_STYLE, ""): (
        "格里历, 格里曆, 格里高利历, 公历, 公曆, 公歷, 阳历, 陽曆, 西历, 西曆, 新历, 新曆"
    ),
    (Kind.UNDATED, ""): (
        "没有注明日期, 日期缺失, 无具体日期, 無具體日期, 日期不清, 无明确日期, 未说明日期, "
        "未書日期, 未书日期, 未填日期, 无日期记载, 日期空白, 没有标明日期, 无日期, 無日期, "
        "日期不详, 日期不詳, 未注明日期, 未註明日期, 日期不明, 日期未详, 日期未詳, 未署日期, "
        "未标日期, 未標日期, 时间不详, 時間不詳, 不详, 不詳, 无时间, 未标明日期, 未具日期, "
        "无年月, 無年月, 年代不详, 年代不詳, 没有日期, 沒有日期, 未知, 日期未知, 日期缺, "
        "未题日期, 無年份, 无年份, 年月不详, 年份不详, 年份不詳, 年月日不详, 无年代, 時間不明, "
        "时间不明, 未記日期, 未记日期, 原件无日期, 未署时间, 未注日期, 未註日期, 無時間, "
        "日期无考, 缺日期, 日期失考, 未写日期, 未寫日期, 未署年月, 年月不詳, 未标注日期, "
        "日期待考, 未注明时间"
    ),
    (Kind.BETWEEN, ""): "介于, 介於",
    (Kind.AND, ""): "和, 与, 與, 及, 以及, 暨",
    (Kind.OR, ""): "或, 或者, 抑或",
    (Kind.FROM, ""): "从, 從, 自, 由, 自从, 自從, 始于, 始於",
    (Kind.TO, ""): "至, 到, 迄, 截至, 截止, 截至到, 直到, 直至, 止于, 迄于",
    (Kind.ONWARDS, ""): (
        "起, 以来, 以來, 至今, 迄今, 起至今, 开始, 開始, 到现在, 至现在, 到現在, 起始"
    ),
    (Kind.BEFORE, ""): "早于, 早於, 先于, 先於",
    (Kind.AFTER, ""): "晚于, 晚於, 迟于, 遲於, 后于",
    (Kind.NOT_BEFORE, ""): (
        "不早于, 不早於, 最早, 最早于, 最早在, 不先于, 及以后, 及以後, 或以后, 或以後, 或之后, "
        "或之後, 及之后, 或更晚"
    ),
    (Kind.NOT_AFTER, ""): (
        "不晚于, 不晚於, 不迟于, 不遲於, 最晚, 最迟, 最遲, 至迟, 至遲, 最晚于, 不后于, 至晚, "
        "及以前, 或以前, 或之前, 及之前, 或更早"
    ),
    (Kind.BLANK_START, ""): "开始时间不详, 開始時間不詳",
    (Kind.BLANK_END, ""): "结束时间不详, 結束時間不詳",
    (Kind.CLOCK, "am"): "上午, 早上, 凌晨, 清晨",
    (Kind.CLOCK, "pm"): "下午, 晚上",
    (Kind.NOON, ""): "正午, 中午",
    (Kind.WEEKDAY, 0): "星期一, 周一, 礼拜一, 週一, 禮拜一",
    (Kind.WEEKDAY, 1): "星期二, 周二, 礼拜二, 週二, 禮拜二",
    (Kind.WEEKDAY, 2): "星期三, 周三, 礼拜三, 週三, 禮拜三",
    (Kind.WEEKDAY, 3): "星期四, 周四, 礼拜四, 週四, 禮拜四",
    (Kind.WEEKDAY, 4): "星期五, 周五, 礼拜五, 週五, 禮拜五",
    (Kind.WEEKDAY, 5): "星期六, 周六, 礼拜六, 週六, 禮拜六",
    (Kind.WEEKDAY, 6): "星期日, 星期天, 周日, 礼拜日, 礼拜天, 週日, 禮拜日, 禮拜天",
    (Kind.REFUSED, "calendar"): (
        "光绪, 光緒, 宣统, 宣統, 同治, 咸丰, 咸豐, 道光, 嘉庆, 嘉慶, 乾隆, 雍正, 康熙, 顺治, "
        "順治, 崇祯, 万历, 萬曆, 洪武, 永乐, 农历, 農曆, 阴历, 陰曆, 夏历, 夏曆, 旧历, 舊曆, "
        "昭和, 大正, 明治, 平成, 闰月, 閏月, 闰, 閏, 正月, 腊月, 臘月, 黄帝纪元, 康德, 大同, "
        "满洲国, 初一, 初二, 初三, 初四, 初五, 初六, 初七, 初八, 初九, 初十, 甲午, 辛亥, 庚子, "
        "戊戌, 戊子, 己丑, 庚寅"
    ),
    (Kind.REFUSED, "unclear"): (
        "初以后, 初以後, 初之后, 初之後, 年初以后, 年初以後, 年初之后, 月初以后, 月初之后, "
        "中以前, 中以后, 后不久, 前不久"
    ),
    (Kind.NOISE, ""): (
        "于, 於, 的, 年间, 年間, 日期, 时间, 時間, 为止, 為止, 止, 那年, 写于, 寫於, 作于, 是, "
        "这年, 某日, 某天, 某月, 里, 内, 內, 为, 為, 期间, 期間, 在"
    ),
}  # fmt: skip

CHINESE = Language(
    code="zh",
    words=vocabulary(PHRASES) | vocabulary(BEHIND),
    day_first=False,
    segmented=False,
    behind=frozenset(
        phrase.strip() for phrases in BEHIND.values() for phrase in phrases.split(",")
    ),
    locale="zh-Hans",
    locales=("zh-Hans", "zh-Hant"),
    seasons={"": ("春", "夏", "秋", "冬")},
    patterns={
        "days of months": "{year}年{first}至{last}",
        "months": "{year}年{first}至{last}",
        "years": "{first}–{last}年",
        "season": "{year}年{season}",
        "decade": "{year}年代",
        "century": "{ordinal}世纪",
        "~": "约{date}",
        "?": "{date}？",
        "%": "约{date}？",
        "between": "{start}至{end}之间",
        "either": "{start}或{end}",
        "either months": "{year}年{first}或{last}",
        "or": "或",
        "between months": "{year}年{first}至{last}之间",
        "between days": "{days}之间",
        "from to": "{start}至{end}",
        "before": "{date}之前",
        "after": "{date}之后",
        "not before": "不早于{date}",
        "not after": "不晚于{date}",
        "from": "自{date}起",
        "until": "至{date}为止",
        "from, end unknown": "自{date}起，结束时间不详",
        "until, beginning unknown": "至{date}为止，开始时间不详",
        "with time": "{date} {time}",
        "dash": "至",
        "and": "至",
        "to": "至",
        "undated": "无日期",
        "no limits": "任何日期皆有可能",
        "as": "{expression}（{span}）",
        "explained": "{date} → {expression}，{span}",
        "explained, other": "{expression}：{span}",
        "with reason": "{explained}（{reason}）",
    },
    by_script={
        "Hant": {
            "century": "{ordinal}世紀",
            "~": "約{date}",
            "%": "約{date}？",
            "between": "{start}至{end}之間",
            "between days": "{days}之間",
            "between months": "{year}年{first}至{last}之間",
            "after": "{date}之後",
            "not before": "不早於{date}",
            "not after": "不晚於{date}",
            "until": "至{date}為止",
            "from, end unknown": "自{date}起，結束時間不詳",
            "until, beginning unknown": "至{date}為止，開始時間不詳",
            "undated": "無日期",
        }
    },
)
