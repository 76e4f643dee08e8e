using System.Text;

namespace EmbedBench.Datasets.Synthesis;

/// <summary>
/// Cuts documents into overlapping chunks, as LangChain's <c>RecursiveCharacterTextSplitter</c> does with its defaults: at blank lines
/// where that gives pieces that are short enough, else at line ends, at spaces, between characters. A piece begins with its separator;
/// chunks are stripped of white space.
/// </summary>
public sealed record TextSplitter
{
    private static readonly string[] Separators = ["\n\n", "\n", " ", ""];

    /// <summary>The most characters (code points) of a chunk, at least 1.</summary>
    public int ChunkSize { get; init; } = 1000;

    /// <summary>The most characters that a chunk repeats of the one before, below <see cref="ChunkSize"/>.</summary>
    public int Overlap { get; init; } = 200;

    public IReadOnlyList<string> Split(string text)
    {
        var chunks = new List<string>();
        Split(text, depth: 0, chunks);
        return chunks;
    }

    private void Split(string text, int depth, List<string> chunks)
    {
        while (Separators[depth].Length > 0 && !text.Contains(Separators[depth], StringComparison.Ordinal))
            depth++;
        var fitting = new List<string>();
        foreach (string piece in Pieces(text, Separators[depth]))
        {
            if (Length(piece) < ChunkSize)
            {
                fitting.Add(piece);
                continue;
            }

            Merge(fitting, chunks);
            fitting.Clear();
            if (depth == Separators.Length - 1)
                chunks.Add(piece);
            else
                Split(piece, depth + 1, chunks);
        }

        Merge(fitting, chunks);
    }

    private static IEnumerable<string> Pieces(string text, string separator)
    {
        if (separator.Length == 0)
            return text.EnumerateRunes().Select(character => character.ToString());
        string[] parts = text.Split(separator);
        return parts.Select((part, index) => index == 0 ? part : separator + part).Where(piece => piece.Length > 0);
    }

    // Pieces are gathered while they fit; of a full chunk the last pieces, up to the overlap, begin the next.
    private void Merge(List<string> pieces, List<string> chunks)
    {
        var current = new Queue<string>();
        int total = 0;
        foreach (string piece in pieces)
        {
            int length = Length(piece);
            if (total + length > ChunkSize && current.Count > 0)
            {
                Add(current, chunks);
                while (total > Overlap || (total + length > ChunkSize && total > 0))
                    total -= Length(current.Dequeue());
            }

            current.Enqueue(piece);
            total += length;
        }

        Add(current, chunks);
    }

    private static void Add(IEnumerable<string> pieces, List<string> chunks)
    {
        string chunk = string.Concat(pieces).Trim();
        if (chunk.Length > 0)
            chunks.Add(chunk);
    }

    private static int Length(string text)
    {
        int length = 0;
        foreach (Rune _ in text.EnumerateRunes())
            length++;
        return length;
    }
}
