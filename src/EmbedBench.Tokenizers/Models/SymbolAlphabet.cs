using System.Globalization;
using System.Text;
using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.Models;

/// <summary>The first symbols of a word in byte-pair encoding: a token for each character, or what stands for characters without one.</summary>
internal sealed class SymbolAlphabet
{
    private const int NoToken = -1;

    private readonly Vocabulary _vocabulary;
    private readonly string _prefix;
    private readonly string _suffix;
    private readonly bool _fuseUnknown;
    private readonly int? _unknown;

    // Tokens <0x00> to <0xFF>, which spell characters that have no token; null where the file does not ask for that.
    private readonly int[]? _idOfByte;

    // Ids of tokens of one UTF-16 unit: most symbols are found here. Empty where tokens differ by their place in the word.
    private readonly int[] _idOfUnit;

    public SymbolAlphabet(JsonSection section, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _prefix = section.OptionalText("continuing_subword_prefix") ?? string.Empty;
        _suffix = section.OptionalText("end_of_word_suffix") ?? string.Empty;
        _fuseUnknown = section.Boolean("fuse_unk", absent: false);
        _idOfByte = section.Boolean("byte_fallback", absent: false)
            ? [.. Enumerable.Range(0, 256).Select(value => Id(string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>")))]
            : null;
        if (section.OptionalText("unk_token") is { } unknown)
            _unknown = vocabulary.TryGetId(unknown, out int id) ? id : throw section.Error($"'unk_token' is '{unknown}', which is not in 'vocab'");
        _idOfUnit = _prefix.Length + _suffix.Length > 0 ? [] : IdsOfUnits(vocabulary);
    }

    /// <summary>What stands before tokens that begin no word.</summary>
    public string ContinuingPrefix => _prefix;

    /// <param name="word">Well-formed UTF-16.</param>
    /// <param name="symbols">Where the symbols are added. A character without any token is left out if there is no unknown token.</param>
    public void AddSymbols(ReadOnlySpan<char> word, ref SymbolList symbols)
    {
        // The unknown symbol that is not added yet, as more characters may join it.
        (int Start, int End)? unknown = null;
        for (int start = 0; start < word.Length;)
        {
            CodePoints.At(word, start, out int length);
            int end = start + length;
            int id = Id(word, start, end);
            if (id != NoToken)
            {
                AddUnknown(unknown, ref symbols);
                unknown = null;
                symbols.Add(id, start, end);
            }
            else if (!TryAddBytes(word, start, end, ref symbols) && _unknown is not null)
            {
                if (!_fuseUnknown)
                    AddUnknown(unknown, ref symbols);
                unknown = _fuseUnknown && unknown is { } open ? (open.Start, end) : (start, end);
            }

            start = end;
        }

        AddUnknown(unknown, ref symbols);
    }

    private void AddUnknown((int Start, int End)? unknown, ref SymbolList symbols)
    {
        if (unknown is { } place)
            symbols.Add(_unknown!.Value, place.Start, place.End);
    }

    private bool TryAddBytes(ReadOnlySpan<char> word, int start, int end, ref SymbolList symbols)
    {
        if (_idOfByte is null)
            return false;
        byte[] bytes = Encoding.UTF8.GetBytes(Spelling(word, start, end));
        if (bytes.Any(value => _idOfByte[value] == NoToken))
            return false;
        foreach (byte value in bytes)
            symbols.Add(_idOfByte[value], start, end);
        return true;
    }

    private int Id(ReadOnlySpan<char> word, int start, int end)
    {
        if (end - start == 1 && word[start] < _idOfUnit.Length)
            return _idOfUnit[word[start]];
        return _prefix.Length + _suffix.Length == 0 ? Id(word[start..end]) : Id(Spelling(word, start, end));
    }

    private int Id(ReadOnlySpan<char> token) => _vocabulary.TryGetId(token, out int id) ? id : NoToken;

    private string Spelling(ReadOnlySpan<char> word, int start, int end) =>
        string.Concat(start > 0 ? _prefix : string.Empty, word[start..end], end == word.Length ? _suffix : string.Empty);

    private static int[] IdsOfUnits(Vocabulary vocabulary)
    {
        char[] units = [.. vocabulary.Entries.Where(entry => entry.Key.Length == 1).Select(entry => entry.Key[0])];
        var ids = new int[units.Length == 0 ? 0 : units.Max() + 1];
        Array.Fill(ids, NoToken);
        foreach (char unit in units)
            ids[unit] = vocabulary.TryGetId([unit], out int id) ? id : NoToken;
        return ids;
    }
}
