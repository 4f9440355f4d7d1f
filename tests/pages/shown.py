"""Where the app shows what a sharp reader must find: for each item the pages, what they say, and what they must not say."""

from __future__ import annotations

from typing import NamedTuple


class Shown(NamedTuple):
    item: str
    page: str  # with its query
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    opens: bool = True  # the item's passages are one click away


A0, A1, A2, A3, A4 = (f"reading?read={one}" for one in (
    "000_6be84a34e5242391", "001_2d6b58d3126ec65f", "002_8278b886b146244e", "003_9b9f325115adac4c", "004_8e223664f1885da7"))  # fmt: skip
LISTS = ("statements?view=oldest", "statements?view=oldest&page=2", "statements?view=oldest&page=3")

SHOWN = (
    Shown("A1", "", ("اقرأ أيضًا: اعتقال مدير جهاز المخابرات",), opens=False),
    Shown("A1", "compare?view=names", never=("الدنماركي",), opens=False),
    Shown("A2", "", ("تاريخ نسخ الصفحة", "الأربعاء 27 نوفمبر 2024"), opens=False),
    Shown("A2", "timeline", never=("2024", "الإمارات"), opens=False),
    Shown("A3", "", ("11 يناير 2022، 00:47 (مذكور في النص)",), opens=False),
    Shown("A4", "", ("مركز الاتحاد للأخبار", "حقوق النشر"), opens=False),
    Shown("A5", "", ("عناصر تصفّح (5)", "مواقيت الصلاة"), opens=False),
    Shown("A6", "", ("عن وكالات", "شارك القصة", "Skip to main content"), opens=False),
    Shown("A7", "", ("7 يناير 2022 (مذكور في النص)",), opens=False),
    Shown("A8", "", ("5. بلا عنوان", "تعليق صورة (1)"), opens=False),
    Shown("A9", "", ("TRT عربي", "الأكثر تداولاً", "جهة النقل (1)"), opens=False),
    Shown("A10", "", ("10 يناير 2022 (تقديري)", "اسم يوم في النص: «الاثنين»"), opens=False),
    Shown("A11", "", ("في النص: «اليوم الإثنين 10 يناير»",), opens=False),
    Shown("A12", "", ("9 يناير 2022 (تقديري)", "عبارة النص: «مساء أول أمس»"), opens=False),
    Shown("A15", "", ("3 مقالات من مصدر غير معروف", "مصدر غير معروف"), opens=False),
    Shown("B1", "statements?actor=china", ("الجمعة 7 يناير 2022",)),
    Shown("B2", "counts", ("قبل ذلك، في يوم غير معروف", "سُحب: 9 يناير 2022", "مساء الأحد", "نُشر: 10 يناير 2022"), opens=False),
    Shown("B2", "timeline", ("وزارة الإعلام تسحب",)),
    Shown("B4", "statements?view=flags", ("يبدو مقطعًا قديمًا أُعيد نشره", "اليومين الأخيرين", "بلا تاريخ"), opens=False),
    Shown("B5", "statements?view=dates", ("6 يناير 2022", "9 يناير 2022", "انتشار قوات")),
    Shown("B7", "compare", ("الاثنين يوم حداد في كازاخستان", "مقالان"), opens=False),
    Shown("B8", "timeline?actor=borrell", ("بلا تاريخ معروف: 2",)),
    Shown("B10", "timeline", never=("1991",), opens=False),
    Shown("C1", "compare?view=names", ("توكاييف 10، توكايف 4، توكايييف 1",), opens=False),
    Shown("C3", "compare?view=names", ("مختار تلوبيردى", "مختار تليوبيردي")),
    Shown("C4", "compare?view=names", ("شي جين بينج", "شي جينبينغ")),
    Shown("C6", "compare?view=voices", ("أورسولا فون دير لايين", "جوزيب بوريل", "فرنسا", "إيمانويل ماكرون", "شارل ميشال"), opens=False),
    Shown("C8", "statements?actor=putin", ("روسيا لن تسمح بثورات ملونة", "المتحدث مستنتج من السياق")),
    Shown("C9", "statements?actor=tokayev", ("تعرضنا لعمل غير مسبوق", "لم نستخدم أبداً", "تحركت مجموعات")),
    Shown("C10", "compare?view=voices", never=("أوكرانيا",), opens=False),
    Shown("D1", "statements?actor=von-der-leyen", ("أدعو إلى وضع حد للعنف وضبط النفس", "دعوة إلى التهدئة", "7 يناير 2022")),
    Shown("D2", "statements?view=flags", ("كلام منقول داخل علامتي الاقتباس", "إنه سيواصل متابعة التطورات", "بضمير الغائب")),
    Shown("D3", "statements?actor=borrell", ("تأييد تجاه كازاخستان", "تجاه منظمة معاهدة الأمن الجماعي", "مستعد لتقديم الدعم")),
    Shown("D4", "statements?actor=usa", ("نيد برايس", "تجاه القوات الروسية")),
    Shown("D5", "timeline", ("اتصال بين تليوبيردي وبلينكن",)),
    Shown("D6", "statements?actor=michel", never=("mq-card",), opens=False),
    Shown("D7", "compare", ("إرهاب دولي", "الإرهاب العالمي", "القول واحد والعبارة مختلفة"), opens=False),
    Shown("D9", "statements?actor=xi", ("اتّخذتم بشكل حاسم", "كلمات بين علامتي اقتباس وضعها المصدر")),
    Shown("D10", "statements?actor=china", ("ترفض بشدة أية محاولة", "معارضة تجاه القوى الخارجية", "وانغ يي")),
    Shown("D11", "statements?view=tension", ("استخدام القوة", "بقصد القتل", "بإطلاق النار على الإرهابيين دون تحذير", "لم نستخدم أبداً")),
    Shown("D13", "statements?actor=tokayev", ("الرئيسي بدل الرئيس", "زيادة (..)")),
    Shown("D15", "statements?view=tension", ("هل انتهى الأمر؟", "مستقر وتحت السيطرة", "بؤر التهديدات", 'ملاحقة "الإرهابيين" مستمرة')),
    Shown("D17", "statements?view=links", ("محاولة انقلاب", "قطاع الطرق", "عصابات أجنبية", "7 يناير 2022"), opens=False),
    Shown("D17", "compare?view=labels", ("انقلاب", "عصابات", "قطّاع طرق")),
    Shown("D16", "statements?view=tension", ("متى ترحل القوات؟", "لفترة محدودة", "انتهاء مهمتها"), opens=False),
    Shown("D18", "statements?view=flags", ("بداية الاقتباس غير معروفة", "يجب القضاء على العصابات")),
    Shown("D19", "statements?view=flags", ("داخل علامتي الاقتباس كلام للكاتب", "رفض بكين لأي محاولة")),
    Shown("D21", "compare", ("توكاييف يشكر بوتين وقادة الصين وأوزبكستان وتركيا",), opens=False),
    Shown("D21", "statements?actor=turkey", never=("mq-card",), opens=False),
    Shown("E1", "counts", ("26", "محتجًا", "وزارة الداخلية في كازاخستان", "7 يناير 2022")),
    Shown("E2", "counts", ("في صفوف الشرطة / من أفراد قوات الأمن", "المعدود ليس واحدًا"), opens=False),
    Shown("E2", "compare", ("16 قتيلاً", "16 من أفراد قوات الأمن قتلوا"), opens=False),
    Shown("E3", "counts", ("أكثر من 164", "مسحوب خطأ تقني", "مقالان، أصل واحد")),
    Shown("E4", "counts", ("بالعشرات", "السلطات المحلية", "عدد غير محدد", "بصوت المقال"), opens=False),
    Shown("E7", "counts", ("نحو 8,000", "وزارة الداخلية في كازاخستان")),
    Shown("E8", "counts", ("20,000", "إرهابى")),
    Shown("E9", "counts", ("العدد واحد (250)، ولفظ المعدود مختلف", "مركبة / قطعة من المعدات العسكرية", "2,030"), opens=False),
    Shown("E11", "statements?view=links", ("رفع أسعار الغاز", "رفع أسعار المحروقات", "رفع أسعار الوقود", "الغاز النفطى المسال")),
    Shown("E12", "counts", never=("00:47", "2024", "1991"), opens=False),
    Shown("D22", "compare?view=voices", ("لم نجد قولًا منقولًا عنهم", "منظمات حقوق الإنسان"), opens=False),
    Shown("F1", "compare?view=wording", ("19 كلمة", "وكالة فرانس برس"), opens=False),
    Shown("F2", "compare?view=wording", ("14 كلمة", "استغلت الحركة الاحتجاجية"), opens=False),
    Shown("F3", "compare?view=labels", ("3 من 3 بين علامتين", "0 من 4 بين علامتين", "5 من 5 بين علامتين", "وحدها 3"), opens=False),
    Shown("F5", "statements?view=links", ("غرب البلاد", "مدينتى جاناوزين وأكتاو")),
    Shown("F6", "compare", ("في مقال واحد فقط", "20 ألف إرهابى", "مقتل 26 محتجًا", "أورسولا فون دير لايين"), opens=False),
)
