using System.Text.Json;
using System.Text.Unicode;
using EmbedBench.Tokenizers.AddedTokens;
using EmbedBench.Tokenizers.Decoders;
using EmbedBench.Tokenizers.Models;
using EmbedBench.Tokenizers.Normalizers;
using EmbedBench.Tokenizers.PostProcessors;
using EmbedBench.Tokenizers.PreTokenizers;

namespace EmbedBench.Tokenizers;

/// <summary>What a tokenizer.json defines; its keys are this project's folders.</summary>
internal sealed record TokenizerFile(Pipeline Pipeline, SpecialTokenFrame Frame, TokenDecoder? Decoder)
{
    private const string SupportedVersion = "1.0";

    /// <exception cref="InvalidDataException">The file is malformed, or holds something that is not known.</exception>
    public static TokenizerFile Read(ReadOnlyMemory<byte> json, string name)
    {
        if (!Utf8.IsValid(json.Span))
            throw new InvalidDataException($"{name}: the file is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(new JsonSection(name, string.Empty, document.RootElement));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape in a string that is no character, such as half of a surrogate pair.
            throw new InvalidDataException($"{name}: no valid JSON: {failure.Message}", failure);
        }
    }

    private static TokenizerFile Read(JsonSection file)
    {
        if (file.Text("version") is var version && version != SupportedVersion)
            throw file.Error($"the version is '{version}'; known is '{SupportedVersion}'");

        // The limit of tokens is the encoder's, and texts are never padded here.
        file.Ignore("truncation", "padding");
        WordModel model = ModelCatalogue.Create(file.Section("model"));
        TextNormalizer? normalizer = Optional(file, "normalizer", NormalizerCatalogue.Create);
        WordSplitter? preTokenizer = Optional(file, "pre_tokenizer", PreTokenizerCatalogue.Create);
        var added = new AddedVocabulary(file, model.Vocabulary, normalizer);
        SpecialTokenFrame? frame = Optional(file, "post_processor", PostProcessorCatalogue.Create);
        TokenDecoder? decoder = Optional(file, "decoder", DecoderCatalogue.Create);
        file.Close();
        return new TokenizerFile(new Pipeline(added, normalizer, preTokenizer, model), frame ?? SpecialTokenFrame.None, decoder);
    }

    private static T? Optional<T>(JsonSection file, string key, Func<JsonSection, T> create)
        where T : class => file.OptionalSection(key) is { } section ? create(section) : null;
}
