using System.Text;
using EmbedBench.Tokenizers.Unicode;
using Microsoft.ML.Tokenizers;

namespace EmbedBench.Tokenizers.Models;

/// <summary>
/// WordPiece: the longest token that the word begins with, then the longest continuation, and so on; a word that cannot be covered, or is
/// too long, is one unknown token. The search is the library's.
/// </summary>
internal sealed class WordPiece : WordModel
{
    // The library takes a buffer of the longest word for each word; real files say 100 or 200.
    private const int MostCodePoints = 10_000;

    // A vocabulary file has no token with a line end, tokenizer.json may. Each becomes a pair of characters that begins with a mark, and
    // so does the mark itself: no two texts become the same, and a part of a text becomes the same part.
    private const char LineEndMark = '\uFDD0';

    private readonly WordPieceTokenizer _library;
    private readonly int[] _idOfLine;
    private readonly int _unknown;
    private readonly string _prefix;
    private readonly int _longestWord;

    public WordPiece(JsonSection section)
        : base(new Vocabulary(section))
    {
        string unknown = section.Text("unk_token");
        if (!Vocabulary.TryGetId(unknown, out _unknown))
            throw section.Error($"'unk_token' is '{unknown}', which is not in 'vocab'");
        _prefix = section.Text("continuing_subword_prefix");
        _longestWord = section.WholeNumber("max_input_chars_per_word");
        if (_longestWord is 0 or > MostCodePoints)
            throw section.Error($"'max_input_chars_per_word' is {_longestWord}; it must be from 1 to {MostCodePoints}");
        section.Close();

        // The library's ids are line numbers of a vocabulary file.
        _idOfLine = [.. Vocabulary.Entries.Select(entry => entry.Value)];
        using var lines = new MemoryStream();
        lines.Write(Encoding.UTF8.Preamble); // else a first token that begins with U+FEFF would lose it
        foreach ((string token, int _) in Vocabulary.Entries)
            lines.Write(Encoding.UTF8.GetBytes(WithoutLineEnds(token) + '\n'));
        lines.Position = 0;
        _library = WordPieceTokenizer.Create(lines, new WordPieceOptions
        {
            UnknownToken = WithoutLineEnds(unknown),
            ContinuingSubwordPrefix = WithoutLineEnds(_prefix),

            // Counted in UTF-16 units, and after line ends are replaced; the limit of the file is held below.
            MaxInputCharsPerWord = _longestWord * 2,
        });
    }

    public override void Encode(ReadOnlySpan<char> word, List<Token> tokens)
    {
        if (word.Length > _longestWord && CodePoints.Count(word) > _longestWord)
        {
            tokens.Add(new Token(_unknown, 0, word.Length));
            return;
        }

        IReadOnlyList<int> lines = word.ContainsAny('\r', '\n', LineEndMark)
            ? _library.EncodeToIds(WithoutLineEnds(word.ToString()), considerPreTokenization: false, considerNormalization: false)
            : _library.EncodeToIds(word, considerPreTokenization: false, considerNormalization: false);
        int start = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            int id = _idOfLine[lines[i]];
            int length = lines.Count == 1 ? word.Length : TokenLength(id) - (i == 0 ? 0 : _prefix.Length);
            tokens.Add(new Token(id, start, length));
            start += length;
        }
    }

    private int TokenLength(int id) => Vocabulary.TryGetToken(id, out string? token) ? token.Length : 0;

    private static string WithoutLineEnds(string text) => text
        .Replace($"{LineEndMark}", $"{LineEndMark}{LineEndMark}", StringComparison.Ordinal)
        .Replace("\r", $"{LineEndMark}r", StringComparison.Ordinal)
        .Replace("\n", $"{LineEndMark}n", StringComparison.Ordinal);
}
