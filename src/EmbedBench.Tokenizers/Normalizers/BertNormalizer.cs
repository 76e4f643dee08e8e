using System.Text;
using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>
/// BERT's clean-up, in this order and each where it is asked for: control characters away and white space to spaces, spaces around
/// Chinese characters, accents away, lower case.
/// </summary>
internal sealed class BertNormalizer : TextNormalizer
{
    private readonly bool _cleanText;
    private readonly bool _separateChinese;
    private readonly bool _stripAccents;
    private readonly bool _lowercase;

    public BertNormalizer(JsonSection section)
    {
        _cleanText = section.Boolean("clean_text");
        _separateChinese = section.Boolean("handle_chinese_chars");
        _lowercase = section.Boolean("lowercase");
        _stripAccents = section.Boolean("strip_accents", absent: _lowercase);
    }

    public override string Normalize(string original)
    {
        string text = _cleanText ? CleanUp(original) : original;
        if (_separateChinese)
            text = SeparateChinese(text);
        if (_stripAccents)
            text = StripAccents(text);
        return _lowercase ? Casing.Lower(text) : text;
    }

    private static string CleanUp(string text)
    {
        int first = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (first < 0)
            return text;
        CodePointSet other = UnicodeTables.Instance.Other;
        var clean = new StringBuilder(text.Length).Append(text, 0, first);
        for (int place = first; place < text.Length;)
        {
            int codePoint = CodePoints.At(text, place, out int length);
            place += length;
            bool kept = codePoint is '\t' or '\n' or '\r' || (codePoint != '\uFFFD' && !other.Contains(codePoint));
            if (kept)
                CodePoints.Append(clean, CodePoints.IsWhiteSpace(codePoint) ? ' ' : codePoint);
        }

        return clean.ToString();
    }

    private static string SeparateChinese(string text)
    {
        const char FirstChinese = '\u3400';
        int first = text.AsSpan().IndexOfAnyInRange(FirstChinese, char.MaxValue);
        if (first < 0)
            return text;
        var separated = new StringBuilder(text.Length).Append(text, 0, first);
        for (int place = first; place < text.Length;)
        {
            int codePoint = CodePoints.At(text, place, out int length);
            if (IsChinese(codePoint))
                separated.Append(' ').Append(text, place, length).Append(' ');
            else
                separated.Append(text, place, length);
            place += length;
        }

        return separated.ToString();
    }

    // The blocks that Hugging Face lists; the last extension starts 256 later there than in the standard.
    private static bool IsChinese(int codePoint) => codePoint is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B920 and <= 0x2CEAF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);

    private static string StripAccents(string text)
    {
        string decomposed = UnicodeNormalization.Nfd.Normalize(text);
        CodePointSet marks = UnicodeTables.Instance.NonspacingMarks;
        return CodePoints.Without(decomposed, firstUnit: '\u0300', marks);
    }
}
