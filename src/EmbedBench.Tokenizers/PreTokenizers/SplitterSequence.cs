namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>Pre-tokenizers one after another.</summary>
internal sealed class SplitterSequence(JsonSection section) : WordSplitter
{
    private readonly WordSplitter[] _splitters = [.. section.Sections("pretokenizers").Select(PreTokenizerCatalogue.Create)];

    public override Words Split(Words words) => _splitters.Aggregate(words, (cut, splitter) => splitter.Split(cut));
}
