using EmbedBench.Encoders.Folders;

namespace EmbedBench.Encoders.Modules;

/// <summary>What decides the shapes and the arithmetic of a dense module.</summary>
internal sealed record DenseConfig
{
    /// <summary>The activations that torch.nn has under another name than transformers, or only there.</summary>
    private static readonly (string Class, string Name)[] Activations =
    [
        ("Identity", "linear"), ("Tanh", "tanh"), ("GELU", "gelu"), ("ReLU", "relu"), ("SiLU", "silu"),
    ];

    public required int Inputs { get; init; }

    public required int Outputs { get; init; }

    public required bool Bias { get; init; }

    /// <summary>By the name that <see cref="Layers.Activation"/> knows.</summary>
    public required string Activation { get; init; }

    /// <summary>Reads a config.json of a Dense module, as sentence-transformers 2 to 6 write it.</summary>
    /// <param name="config">The file.</param>
    /// <param name="width">Values of the vectors that come in.</param>
    /// <exception cref="InvalidDataException">A key is missing, of another type, or asks for arithmetic that is not here.</exception>
    public static DenseConfig Read(ModelConfig config, int width)
    {
        config.Require("module_input_name", "sentence_embedding");
        config.Require("module_output_name", "sentence_embedding");
        config.Require("in_features", width);
        return new DenseConfig
        {
            Inputs = config.Count("in_features"),
            Outputs = config.Count("out_features"),
            Bias = config.Flag("bias", true),
            Activation = ReadActivation(config),
        };
    }

    private static string ReadActivation(ModelConfig config)
    {
        const string Key = "activation_function";
        string found = config.Text(Key, "torch.nn.modules.activation.Tanh");
        foreach ((string @class, string name) in Activations)
        {
            if (found[(found.LastIndexOf('.') + 1)..] == @class)
                return name;
        }

        throw config.Wrong(Key, $"a class of torch.nn: {string.Join(", ", Activations.Select(activation => activation.Class))}");
    }
}
